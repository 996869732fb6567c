"""`python -m amzprep` is the same as `amzprep`."""

from amzprep.cli.entry import main

if __name__ == "__main__":
    main()
