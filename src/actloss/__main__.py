"""`python -m actloss` is the `actloss` command."""

from actloss.cli import main

main()
