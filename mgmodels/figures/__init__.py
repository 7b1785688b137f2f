"""How each run is drawn: one visual grammar, one palette, one module of explorers a chapter."""
