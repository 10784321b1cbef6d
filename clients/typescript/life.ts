/** The life of a claim, from filing to association, lived by a client whose types are generated. */
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import createClient from 'openapi-fetch';
import type { paths } from './target/api.js';

const CUSTOMER = 'Árvíztűrő Tükörfúrógép Kft.';
const COMMENT = 'Őszintén: „minden” rendben – köszönjük!';
const DOCUMENT = Buffer.from('%PDF-1.7 teljesítésigazolás');

const api = process.argv[2] ?? 'http://localhost:3000';

async function client(name: string) {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: name, client_secret: 'local' });
  const answer = await fetch(`${api}/_local/oauth2/token`, { method: 'POST', body: form });
  const { access_token } = (await answer.json()) as { access_token: string };
  // of the forms that answers have, those that this client takes
  type Json = 'application/json' | 'application/problem+json';
  return createClient<paths, Json>({ baseUrl: api, headers: { authorization: `Bearer ${access_token}` } });
}

/** What was asked for; a refusal ends the life. */
async function done<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  assert(data !== undefined, `${response.url} was refused: ${JSON.stringify(error)}`);
  return data;
}

const partner = await client('org-17');
const reviewer = await client('reviewer-1');
const header = () => ({ 'Idempotency-Key': randomUUID() });

const draft = await done(
  partner.POST('/claims', {
    params: { header: header() },
    body: {
      customer: { tenantId: randomUUID(), name: CUSTOMER, domain: 'arvizturo.example' },
      partner: { partnerId: '4567890' },
      solutionArea: 'MICROSOFT_365',
      activity: 'USAGE',
      products: [{ name: 'Teams' }],
      customerContact: { name: 'Őri Űrsula', email: 'ursula.ori@arvizturo.example', language: 'hu' },
      partnerContact: { name: 'Petra Szabó', email: 'petra.szabo@partner.example' },
    },
  }),
);
assert.equal(draft.customer.name, CUSTOMER);
const path = { id: draft.id };
/** Of a call that changes this claim. */
const change = () => ({ path, header: header() });

const { evidence, upload } = await done(
  partner.POST('/claims/{id}/evidence', {
    params: change(),
    body: {
      fileName: 'igazolás.pdf',
      contentType: 'application/pdf',
      sizeBytes: DOCUMENT.length,
      sha256: createHash('sha256').update(DOCUMENT).digest('hex'),
    },
  }),
);
const uploaded = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: DOCUMENT });
assert.equal(uploaded.status, 200);
const confirmed = await done(
  partner.POST('/claims/{id}/evidence/{evidenceId}/confirm', {
    params: { path: { ...path, evidenceId: evidence.id }, header: header() },
  }),
);
assert(confirmed.uploaded);

const submitted = await done(partner.POST('/claims/{id}/submit', { params: change() }));
assert.equal(submitted.stage, 'SUBMITTED');
await done(reviewer.POST('/reviews/{id}/start', { params: change() }));
const asked = await done(
  reviewer.POST('/reviews/{id}/request-action', {
    params: change(),
    body: { reasons: ['PRODUCTS_MISSING', 'OTHER'], comment: COMMENT },
  }),
);
assert.equal(asked.actionRequest?.reasons.length, 2);
await done(partner.POST('/claims/{id}/resubmit', { params: change(), body: { comment: COMMENT } }));
const approved = await done(reviewer.POST('/reviews/{id}/approve', { params: change(), body: {} }));
assert.equal(approved.stage, 'CONSENT_WINDOW');

const stage = async () => (await done(partner.GET('/claims/{id}', { params: { path } }))).stage;
for (let moves = 0; (await stage()) !== 'ASSOCIATED'; moves++) {
  assert(moves < 10, 'the window ended in association');
  await fetch(`${api}/_local/clock`, { method: 'POST', body: '{"to": "next-deadline"}' });
}

const listed = await done(
  partner.GET('/claims', { params: { query: { status: 'APPROVED', updatedSince: draft.createdAt, limit: 100 } } }),
);
assert.equal(listed.items.find((claim) => claim.id === draft.id)?.customer.name, CUSTOMER);
await done(reviewer.GET('/reviews', { params: { query: { overdue: false } } }));
const comments = await done(partner.GET('/claims/{id}/comments', { params: { path } }));
assert.deepEqual(comments.items.map((comment) => comment.text), [COMMENT, COMMENT]);
const history = await done(partner.GET('/claims/{id}/history', { params: { path, query: { limit: 100 } } }));
assert.equal(history.items.at(-1)?.type, 'ClaimAssociated');

const nobody = await partner.GET('/claims/{id}', { params: { path: { id: 'nobody' } } });
assert.equal(nobody.response.status, 404);
assert(nobody.error && 'type' in nobody.error && nobody.error.type === '/problems/not-found');
