// "Authorize" fetches a token of the client that is named here; the calls on the page are real ones.
SwaggerUIBundle({
  url: 'api/openapi.yaml',
  dom_id: '#api',
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  validatorUrl: null,
}).initOAuth({clientId: 'org-17', clientSecret: 'local', scopes: 'claims:read claims:write'});
