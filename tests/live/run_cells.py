"""Runs kernel.py as a page does, under this Python: jobs come as lines of JSON, messages go out as lines of JSON."""

import asyncio
import json
import sys
from pathlib import Path

LIVE = Path(__file__).resolve().parents[2] / "chapters" / "_assets" / "live"


def converse(incoming, outgoing):
    """Answer every job until there are no more."""
    from kernel import Kernel

    def post(message):
        outgoing.write(message + "\n")

    kernel = Kernel(post)
    for line in incoming:
        job = json.loads(line)
        if "source" in job:
            status = asyncio.run(kernel.run(job["cell"], job["source"], json.dumps(job.get("opening", {}))))
            post(json.dumps({"is": "ended", "cell": job["cell"], "status": status}))
        else:
            kernel.receive(job["cell"], job["id"], json.dumps(job["data"]))
        outgoing.flush()


if __name__ == "__main__":
    sys.path.insert(0, str(LIVE))
    converse(sys.stdin, sys.stdout)
