"""`python -m casework.commands`: the command line where no script is installed."""

from casework.commands import main

main()
