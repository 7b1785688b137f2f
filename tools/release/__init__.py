"""What a release hands out, made from the finished site: `python tools/release`, after `make book`."""
