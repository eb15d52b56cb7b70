"""Write what lets a shell complete `handrail …` when somebody presses Tab."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from handrail.describing import Described, Option

BASH = """\
# Completes handrail in bash. Put this line into ~/.bashrc: eval "$(handrail completion bash)"
_handrail() {{
    local word path=() words=""
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        [[ $word == -* ]] || path+=("$word")
    done
    case "${{COMP_WORDS[COMP_CWORD-1]}}" in
{values}
    esac
    if [[ -z $words ]]; then
        case "${{path[*]}}" in
{commands}
        esac
    fi
    COMPREPLY=($(compgen -W "$words" -- "${{COMP_WORDS[COMP_CWORD]}}"))
    [[ -n ${{COMPREPLY[*]}} ]] || COMPREPLY=($(compgen -f -- "${{COMP_WORDS[COMP_CWORD]}}"))
}}
complete -o filenames -F _handrail handrail
"""

ZSH = """\
# Completes handrail in zsh. Put this line into ~/.zshrc: eval "$(handrail completion zsh)"
autoload -Uz +X compinit && compinit -u
autoload -Uz +X bashcompinit && bashcompinit
"""


def bash(all_of_it: tuple[Described, ...]) -> str:
    """Return the script for bash."""
    values = {name: one.choices for name, one in _named(all_of_it) if one.choices}
    return BASH.format(
        values="\n".join(_case(name, words) for name, words in values.items()) or "        *) ;;",
        commands="\n".join(
            _case(f'"{" ".join(one.path)}"' + "*" * bool(one.path), _words(one))
            for one in sorted(all_of_it, key=lambda one: -len(one.path))
        ),
    )


def zsh(all_of_it: tuple[Described, ...]) -> str:
    """Return the script for zsh, which can run the one for bash."""
    return ZSH + bash(all_of_it)


def fish(all_of_it: tuple[Described, ...]) -> str:
    """Return the script for fish, which also shows what each word is for."""
    head = "# Completes handrail in fish. Type once:\n"
    where = "~/.config/fish/completions/handrail.fish"
    return "\n".join((f"{head}# handrail completion fish > {where}", *_fish(all_of_it), ""))


SHELLS: Mapping[str, Callable[[tuple[Described, ...]], str]] = MappingProxyType(
    {"bash": bash, "zsh": zsh, "fish": fish}
)
"""Every shell, and what writes its script."""


def _named(all_of_it: tuple[Described, ...]) -> Iterator[tuple[str, Option]]:
    for one in all_of_it:
        for option in one.options:
            for name in option.names:
                yield name, option


def _words(one: Described) -> tuple[str, ...]:
    names = (name for option in one.options for name in option.names if name.startswith("--"))
    places = (word for option in one.options if not option.names for word in option.choices)
    return (*(name for name, _ in one.below), *places, *names)


def _case(pattern: str, words: tuple[str, ...]) -> str:
    return f'        {pattern}) words="{" ".join(words)}" ;;'


def _fish(all_of_it: tuple[Described, ...]) -> Iterator[str]:
    for one in all_of_it:
        seen = [f"__fish_seen_subcommand_from {word}" for word in one.path]
        free = [name for name, _ in one.below]
        seen += [f"not __fish_seen_subcommand_from {' '.join(free)}"] if free else []
        when = f" -n '{'; and '.join(seen)}'" if seen else ""
        for name, words in one.below:
            yield f"complete -c handrail{when} -f -a {name} -d '{_fish_text(words)}'"
        for option in one.options:
            for name in option.names:
                if name.startswith("--"):
                    yield f"complete -c handrail{when} -l {name[2:]}{_fish_value(option)}"


def _fish_value(option: Option) -> str:
    values = (
        f" -x -a '{' '.join(option.choices)}'" if option.choices else " -r" * bool(option.value)
    )
    return f"{values} -d '{_fish_text(option.help)}'"


def _fish_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")
