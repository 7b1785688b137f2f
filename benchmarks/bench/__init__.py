"""The engine beside other simulators: every figure a ratio from one interleaved run at matched accuracy."""
