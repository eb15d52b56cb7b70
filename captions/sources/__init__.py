"""Where sound comes from: recordings, standard input, the microphone."""
