"""The address and name of a language model in, its answers out: an OpenAI-compatible endpoint, by the standard library alone.

This is the only part of kg that calls out, and only to the address that the user names: no redirect is followed.
"""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from kg.errors import ModelError, ReadError, UsageError

MOST_BYTES = 2_000_000  # of one answer
FATAL = frozenset({401, 403, 404})  # the next article would fare no better


class Model(Protocol):
    """Whoever answers: an endpoint, or a fake one of a test."""

    @property
    def name(self) -> str:
        """The name that the endpoint knows it by."""
        ...

    def __call__(self, task: str, text: str, /) -> str:
        """What the model answers to a task about a text.

        Raises ModelError where asking again makes no sense, ReadError where this one answer failed.
        """
        ...


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A model behind an address such as http://localhost:11434/v1; `key` is sent as a bearer token where there is one."""

    url: str
    name: str
    key: str = field(default="", repr=False)
    seconds: float = 120.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise UsageError(f"--endpoint {self.url}: an address like http://localhost:11434/v1 is needed")

    def __call__(self, task: str, text: str) -> str:
        """One question, one answer, as even as the model can."""
        messages = [{"role": "system", "content": task}, {"role": "user", "content": text}]
        body = json.dumps({"model": self.name, "messages": messages, "temperature": 0}).encode()
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        address = f"{self.url.rstrip('/')}/chat/completions"
        request = urllib.request.Request(address, data=body, headers=headers)  # noqa: S310 - http or https, see above
        try:
            with urllib.request.build_opener(_NoRedirect).open(request, timeout=self.seconds) as response:
                return _content(response.read(MOST_BYTES + 1), address)
        except urllib.error.HTTPError as error:
            raise _refused(error, address) from error
        except TimeoutError as error:
            raise ReadError(f"{address}: no answer within {self.seconds:g} seconds") from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise ReadError(f"{address}: no answer within {self.seconds:g} seconds") from error
            raise ModelError(f"{address}: cannot be reached ({error.reason}); is it running, and is --endpoint right?") from error
        except (OSError, http.client.HTTPException) as error:
            raise ReadError(f"{address}: the answer broke off ({error})") from error


def _content(body: bytes, address: str) -> str:
    if len(body) > MOST_BYTES:
        raise ReadError(f"{address}: the answer is larger than {MOST_BYTES // 1_000_000} MB")
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise ReadError(f"{address}: no answer of a chat model: {body[:80].decode(errors='replace')!r}") from error
    return content if isinstance(content, str) else ""


def _refused(error: urllib.error.HTTPError, address: str) -> ModelError | ReadError:
    advice = {401: "; KG_LLM_KEY holds the key", 403: "; KG_LLM_KEY holds the key", 404: "; are --endpoint and --model right?"}
    message = f"{address}: says {error.code} {error.reason}{advice.get(error.code, '')}"
    return ModelError(message) if error.code in FATAL else ReadError(message)
