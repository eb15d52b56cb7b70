"""The demo: a whole meeting by itself, with live captions and people who follow a script."""
