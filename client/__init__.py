"""Talk to a server: connect, identify, resume, send commands. No screen."""
