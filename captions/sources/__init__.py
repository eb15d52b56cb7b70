"""Where captions come from: microphones, what the computer plays, files, pipes, sockets."""
