"""Brings made-up requests to where they are about something, and tells honest refusals from wrong ones.

A key is used once and a claim's id exists only if somebody filed it: left alone, nearly every case would be answered
"this key was used before" or "there is no such claim", and what is in its body would never be looked at. So what is
good in a case is made to fit this product; what is wrong on purpose stays as it is.
"""

import itertools
import os
import re

import schemathesis
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation import GenerationMode
from schemathesis.generation.meta import TestPhase
from schemathesis.openapi.checks import RejectedPositiveData, UnsupportedMethodResponse

# claims that exist, each with one of its documents: "claim/document claim/document …"
CLAIMS = itertools.cycle([pair.split("/") for pair in os.environ["CLAIMS"].split()])
NUMBERS = itertools.count(1)

# Rules that look further than a schema can: at the token, at other fields, at the claim, at what was uploaded.
RULES_BEYOND_THE_SCHEMA = re.compile(
    "|".join(
        [
            "is none of the partner ids that your token names",
            "is not a rejected claim of your organisation",
            "must be USAGE for MICROSOFT_365",
            "must not be the partner contact's address or another of the partner's domain",
            # which domains there can be, and which characters are visible, is more than a pattern says
            "must be an e-mail address such as .*",
            "must be a domain name such as .*",
            "must not be blank; leave it out if there is nothing to say",
            # of its content type, that is
            "must be a name that ends in .*",
            "is needed from submission on",
            "at least one product or workload is needed",
            "at least one uploaded proof of execution document is needed",
            "a claim has at most 20 documents",
            "'.*' is not uploaded yet",
            "answer with a comment, a new uploaded document or an edit before resubmitting",
            "give a business justification, or upload proof of execution that was added since the rejection",
        ]
    ),
    re.DOTALL,
)

# Which parameters of a list go together, and which words there can be, no schema of single parameters says.
RULES_OF_LISTS = re.compile(
    "|".join(
        [
            "(goes|does not go) with .*",
            "excludes .*",
            "must have a letter or a digit",
            "must be true, or left out",
            "must not be blank; leave it out if there is nothing to say",
            "must be one line without control characters",
        ]
    ),
    re.DOTALL,
)


@schemathesis.hook
def before_call(context, case, kwargs):
    number = next(NUMBERS)
    if is_good(case, ParameterLocation.HEADER):
        if "Idempotency-Key" in case.headers:
            case.headers["Idempotency-Key"] = f"case-{number}"
        # the stale ones are interesting too
        if "If-Match" in case.headers and number % 4:
            case.headers["If-Match"] = "*"
    # links know whose ids they follow, and some ids should be unknown
    if is_good(case, ParameterLocation.PATH) and not follows_a_link(case) and number % 8:
        claim, document = next(CLAIMS)
        for name, value in {"id": claim, "evidenceId": document}.items():
            if name in case.path_parameters:
                case.path_parameters[name] = value
    # the local cloud's web server refuses a NUL in a path before it asks anybody
    for name, value in case.path_parameters.items():
        case.path_parameters[name] = str(value).replace("%00", "%01").replace("\0", "\1")


def is_good(case, location):
    # nothing is said of the parts of an example, which are as good as the whole
    part = case.meta.components.get(location, case.meta.generation)
    return part.mode == GenerationMode.POSITIVE


def follows_a_link(case):
    return case.meta.phase.name == TestPhase.STATEFUL


@schemathesis.hook
def filter_failure(context, failure, case, response):
    if isinstance(failure, RejectedPositiveData):
        return not is_honest_refusal(response)
    if isinstance(failure, AcceptedNegativeData):
        return not has_an_empty_parameter(case)
    if isinstance(failure, UnsupportedMethodResponse):
        return not is_gateways_not_found(response)
    return True


def is_honest_refusal(response):
    problem = response.json()
    match problem["type"]:
        case "/problems/cursor-invalid":
            # a cursor is opaque: only one that a page gave is good, and no schema can say so
            return True
        case "/problems/invalid":
            return all(RULES_BEYOND_THE_SCHEMA.fullmatch(error["detail"]) for error in problem["errors"])
        case "/problems/parameter-invalid":
            return all(RULES_OF_LISTS.fullmatch(error["detail"]) for error in problem["errors"])
        case _:
            return False


def has_an_empty_parameter(case):
    """An empty parameter counts as absent, whatever its schema says of values."""
    return any(value in ("", [""]) for value in (case.query or {}).values())


def is_gateways_not_found(response):
    """API Gateway answers a method that no route has as it answers an unknown path, never with 405."""
    return response.status_code == 404 and response.json() == {"message": "Not Found"}
