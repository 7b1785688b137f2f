"""What all tests share."""

from hypothesis import settings

# the first call of a model compiles it, so that a single example may take a second
settings.register_profile("course", deadline=None, derandomize=True)
settings.load_profile("course")
