"""Turn sound into captions, as a client program like any other."""
