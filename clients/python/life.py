"""The life of a claim, from filing to association, lived by the generated client."""

import hashlib
import json
import sys
import uuid
from datetime import timedelta, timezone

import urllib3
from cpor_client import ApiClient, ClaimsApi, Configuration, ProofOfExecutionApi, ReviewsApi
from cpor_client.exceptions import NotFoundException
from cpor_client.models import (
    ActionReason,
    Approval,
    EvidenceDeclaration,
    EvidenceDeclarationContentType,
    FileType,
    NewActionRequest,
    NewClaim,
    Resubmission,
    Stage,
    Status,
)

CUSTOMER = "Árvíztűrő Tükörfúrógép Kft."
COMMENT = "Őszintén: „minden” rendben – köszönjük!"
DOCUMENT = "%PDF-1.7 teljesítésigazolás".encode()

api = sys.argv[1]
http = urllib3.PoolManager()


def client(name):
    form = {"grant_type": "client_credentials", "client_id": name, "client_secret": "local"}
    answer = http.request("POST", f"{api}/_local/oauth2/token", fields=form, encode_multipart=False)
    return ApiClient(Configuration(host=api, access_token=answer.json()["access_token"]))


def key():
    return str(uuid.uuid4())


partner = client("org-17")
claims, documents, reviews = ClaimsApi(partner), ProofOfExecutionApi(partner), ReviewsApi(client("reviewer-1"))

draft = claims.create_claim(
    key(),
    NewClaim.from_dict(
        {
            "customer": {"tenantId": str(uuid.uuid4()), "name": CUSTOMER, "domain": "arvizturo.example"},
            "partner": {"partnerId": "4567890"},
            "solutionArea": "MICROSOFT_365",
            "activity": "USAGE",
            "products": [{"name": "Teams"}],
            "customerContact": {"name": "Őri Űrsula", "email": "ursula.ori@arvizturo.example", "language": "hu"},
            "partnerContact": {"name": "Petra Szabó", "email": "petra.szabo@partner.example"},
        }
    ),
)
assert draft.customer.name == CUSTOMER, draft

declared = documents.add_evidence(
    key(),
    draft.id,
    EvidenceDeclaration(
        fileName="igazolás.pdf",
        contentType=EvidenceDeclarationContentType(FileType.APPLICATION_SLASH_PDF),
        sizeBytes=len(DOCUMENT),
        sha256=hashlib.sha256(DOCUMENT).hexdigest(),
    ),
)
uploaded = http.request("PUT", declared.upload.url, body=DOCUMENT, headers=declared.upload.headers)
assert uploaded.status == 200, uploaded.data
assert documents.confirm_evidence(key(), draft.id, declared.evidence.id).uploaded

assert claims.submit_claim(key(), draft.id).stage == Stage.SUBMITTED
reviews.start_review(key(), draft.id)
asked = reviews.request_action(
    key(), draft.id, NewActionRequest(reasons=[ActionReason.PRODUCTS_MISSING, ActionReason.OTHER], comment=COMMENT)
)
assert len(asked.action_request.reasons) == 2, asked
claims.resubmit_claim(key(), draft.id, resubmission=Resubmission(comment=COMMENT))
assert reviews.approve_claim(key(), draft.id, approval=Approval()).stage == Stage.CONSENT_WINDOW

for _ in range(10):
    if claims.get_claim(draft.id).stage == Stage.ASSOCIATED:
        break
    http.request("POST", f"{api}/_local/clock", body=json.dumps({"to": "next-deadline"}))
assert claims.get_claim(draft.id).stage == Stage.ASSOCIATED

# this client writes an offset without its colon
in_budapest = draft.created_at.astimezone(timezone(timedelta(hours=1)))
listed = claims.list_claims(status=Status.APPROVED, updated_since=in_budapest, limit=100).items
assert [claim.customer.name for claim in listed if claim.id == draft.id] == [CUSTOMER], listed
reviews.list_reviews(overdue=False)
assert [comment.text for comment in claims.list_comments(draft.id).items] == [COMMENT, COMMENT]
assert claims.get_history(draft.id, limit=100).items[-1].type == "ClaimAssociated"

try:
    claims.get_claim("nobody")
    raise AssertionError("nobody's claim was found")
except NotFoundException as refused:
    assert refused.data.type == "/problems/not-found", refused
