"""Where the numbers of the ventricular cell come from."""

PAPER = "ten_tusscher_panfilov_2006"
SEEN = (PAPER, "measured")  # in a public transcription of the paper's equations
