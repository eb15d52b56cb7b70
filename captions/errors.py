"""What can go wrong between a sound and its caption, in sentences for people.

```
CaptionError
├── SoundError               the sound cannot be had
│   ├── NoSoundFile          there is no such file, or it may not be read
│   ├── NotSound             the file or stream is no sound that we can read
│   ├── EmptySound           there is no sound in it
│   ├── CutOffSound          it ends before the end that it promised
│   ├── NoMicrophone         no microphone can be opened
│   ├── NoOutput             nothing can be played: no loudspeaker can be opened
│   └── NoSuchSource         what to caption was said in words that mean nothing here
├── ModelError               the language model cannot be had
│   ├── NoModel              there is none for this language
│   ├── BrokenModel          the folder is there, but parts of it are missing or damaged
│   └── ModelNotFetched      the download did not come through
├── EngineError              the engine cannot listen
│   ├── NoEngine             its package is not installed
│   └── EngineStopped        it stopped, and starting it again did not help
├── BadGlossary              the file of terms cannot be read
├── BadShortForms            the file of short forms cannot be used
├── CannotListenHere         the address for captions cannot be opened
├── NotLetCaption            the meeting does not let this person caption
└── LineEnded                the line ended for good, though the meeting goes on
```
"""


class CaptionError(Exception):
    """Base of all errors of captions; its text is meant for the person."""


class SoundError(CaptionError):
    """Base of the errors of a sound source."""


class NoSoundFile(SoundError):
    """There is no such file, or it may not be read."""


class NotSound(SoundError):
    """The file or stream is no sound that can be read here."""


class EmptySound(SoundError):
    """The file or stream ended before any sound came."""


class CutOffSound(SoundError):
    """The recording ends before the end that it promised."""


class NoMicrophone(SoundError):
    """No microphone can be opened."""


class NoOutput(SoundError):
    """No loudspeaker can be opened."""


class NoSuchSource(SoundError):
    """What to caption was said in words that mean nothing here."""


class ModelError(CaptionError):
    """Base of the errors of a language model."""


class NoModel(ModelError):
    """No model for the language is on this machine."""


class BrokenModel(ModelError):
    """A model folder is there, but it cannot be used."""


class ModelNotFetched(ModelError):
    """A model could not be downloaded, checked or unpacked."""


class EngineError(CaptionError):
    """Base of the errors of an engine."""


class NoEngine(EngineError):
    """The engine's package is not installed."""


class EngineStopped(EngineError):
    """The engine stopped, and starting it again did not help."""


class BadGlossary(CaptionError):
    """A file of terms cannot be read."""


class BadShortForms(CaptionError):
    """The file of short forms cannot be used."""


class CannotListenHere(CaptionError):
    """The address that takes captions or sound cannot be opened."""


class NotLetCaption(CaptionError):
    """The meeting does not let this person caption."""


class LineEnded(CaptionError):
    """The line ended for good, though the meeting goes on."""
