// Runs before the first paint: the reader's choice of light or dark, else the system's.
(function () {
  "use strict";
  var stored = null;
  try { stored = localStorage.getItem("course-theme"); } catch (blocked) { /* storage is a convenience */ }
  var dark = stored ? stored === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
