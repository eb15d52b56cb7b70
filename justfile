# The same commands for those who like just: every recipe is one of the Makefile's.
# The Makefile holds them, since a fresh machine has make and no just.

# Show this list.
help:
    @just --list --unsorted

# Make .venv with everything in it.
setup:
    @make setup

# Run a whole meeting: just demo --lines --seconds 60 --to out
demo *OPTIONS:
    @make demo ARGS={{ quote(OPTIONS) }}

# Run all tests, or some: just test tests/meeting -k queue
test *OPTIONS:
    @make test ARGS={{ quote(OPTIONS) }}

# Get the parsers and checkers that `just outside` needs.
outsiders:
    @make outsiders

# Let parsers, checkers and a browser that are not ours look at what we write.
outside *OPTIONS:
    @make outside ARGS={{ quote(OPTIONS) }}

# Hold the rules to 200,000 random commands and more: just nightly -k histories
nightly *OPTIONS:
    @make nightly ARGS={{ quote(OPTIONS) }}

# Check format, lint, spelling, types and import arrows.
check:
    @make check

# List the measurements, or run one: just bench fanout --readers 100
bench NAME="" *OPTIONS:
    @make bench NAME={{ NAME }} ARGS={{ quote(OPTIONS) }}

# Hear both clients under Orca, on a desktop that nobody sees; about two minutes.
orca *OPTIONS:
    @make orca ARGS={{ quote(OPTIONS) }}

# Measure every promise and write docs/reliability.md: just faults --kills 30 --crew 10
faults *OPTIONS:
    @make faults ARGS={{ quote(OPTIONS) }}

# The same with 500 kills under 50 people, and 20,000 histories; about an hour.
faults-nightly *OPTIONS:
    @HYPOTHESIS_PROFILE=nightly make faults ARGS={{ quote("--kills 500 --crew 50 " + OPTIONS) }}

# Collect every sentence for translation, and tell which ones are left.
words:
    @make words

# Run the checks before each of your commits.
hooks:
    @make hooks

# Install the programs that some tests talk to (Debian, as root).
programs:
    @make programs

# Remove everything that was made here.
clean:
    @make clean
