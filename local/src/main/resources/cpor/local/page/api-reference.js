// "Authorize" fetches a token of the client that is named here; the calls on the page are real ones.
SwaggerUIBundle({
  url: 'api/openapi.yaml',
  dom_id: '#api',
  deepLinking: true,
  persistAuthorization: true,
  filter: true,
  plugins: [() => ({fn: {opsFilter: operationsWith}})],
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  validatorUrl: null,
  onComplete: () => { document.querySelector('.operation-filter-input').placeholder = 'Search the operations'; },
}).initOAuth({clientId: 'org-17', clientSecret: 'local', scopes: 'claims:read claims:write'});

// By itself Swagger UI searches the tags only.
function operationsWith(tags, phrase) {
  const words = phrase.toLowerCase().split(/\s+/);
  const hasAll = (tag) => (entry) => {
    const operation = entry.get('operation');
    const text = [tag, entry.get('method'), entry.get('path'), operation.get('operationId'),
      operation.get('summary'), operation.get('description')].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return tags
    .map((entries, tag) => entries.update('operations', (operations) => operations.filter(hasAll(tag))))
    .filter((entries) => !entries.get('operations').isEmpty());
}

const dark = matchMedia('(prefers-color-scheme: dark)');
const followTheSystem = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', followTheSystem);
followTheSystem();
