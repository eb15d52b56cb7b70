"""Where Handrail keeps things on this computer."""

import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "HANDRAIL_HOME"
"""Names the environment variable that puts everything into one folder of your choice."""


def home() -> Path:
    """Return the folder for logs, links and transcripts; it may not exist yet."""
    chosen = os.environ.get(HOME_VARIABLE)
    return Path(chosen) if chosen else platformdirs.user_data_path("handrail", appauthor=False)


def log_file() -> Path:
    """Return the file that holds the log of every meeting on this computer."""
    return home() / "meetings.sqlite"


def settings_file() -> Path:
    """Return the file with this person's settings; it may not exist yet."""
    chosen = os.environ.get(HOME_VARIABLE)
    folder = Path(chosen) if chosen else platformdirs.user_config_path("handrail", appauthor=False)
    return folder / "settings.toml"


def transcripts_folder() -> Path:
    """Return the folder where transcripts go unless somebody names another one."""
    return home() / "transcripts"
