"""Starts the fork server; a script of its own and so short, because scripts are compiled anew every time."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from amzprep.grader.forkserver import main

if __name__ == "__main__":
    main()
