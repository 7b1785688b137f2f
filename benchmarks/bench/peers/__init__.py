"""One module a peer, read inside the peer's own environment."""
