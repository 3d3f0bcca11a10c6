// Descriptions of APIs as teams write them: small, and with a bit of everything.

/** OpenAPI 3.1: several servers, OAuth as the rule, references, examples of every kind. */
export const orders = {
  openapi: '3.1.0',
  info: { title: 'Orders', version: '2.4', description: 'Orders and what became of them.' },
  servers: [
    { url: 'https://api.orders.example/v2/', description: 'Production' },
    { url: 'https://{region}.sandbox.orders.example/v2', variables: { region: { default: 'eu', enum: ['eu', 'us'] } } },
  ],
  tags: [{ name: 'Items' }, { name: 'Orders', description: 'Everything about an order.' }, { name: 'Unused' }],
  security: [{ oauth: ['orders:read'] }, { key: [] }],
  paths: {
    '/orders': {
      parameters: [{ $ref: '#/components/parameters/Tenant' }],
      get: {
        tags: ['Orders'],
        summary: 'List orders',
        description: 'The newest first.',
        parameters: [
          { name: 'status', in: 'query', required: true, schema: { enum: ['open', 'closed'] } },
          { name: 'tag', in: 'query', example: ['a b', 'c'], schema: { type: 'array' } },
          { name: 'page', in: 'query', required: true, schema: { default: 1 } },
          { name: 'session', in: 'cookie', schema: { type: 'string' } },
        ],
        responses: { 200: { description: 'ok', content: { 'application/json': {} }, links: { next: {} } } },
      },
      post: {
        tags: ['Orders'],
        operationId: 'createOrder',
        requestBody: {
          content: {
            'application/xml': {},
            'application/json': { schema: { $ref: '#/components/schemas/Order' } },
          },
        },
        callbacks: { shipped: {} },
        security: [{ key: [] }],
        responses: {},
      },
    },
    '/orders/{order.id}/items/{item}': {
      delete: {
        tags: ['Items'],
        deprecated: true,
        security: [],
        parameters: [
          { name: 'order.id', in: 'path', required: true, example: 'o-1' },
          { name: 'item', in: 'path', required: true, schema: { type: 'integer', default: 7 } },
        ],
      },
    },
    '/compare/{base}...{head}': {
      servers: [{ url: 'https://compare.orders.example' }],
      get: { parameters: [{ name: 'head', in: 'path', example: 'main' }] },
    },
  },
  webhooks: { orderShipped: {} },
  components: {
    parameters: { Tenant: { name: 'X-Tenant', in: 'header', required: true, examples: { one: { value: 'acme' } } } },
    schemas: {
      Order: {
        type: 'object',
        properties: {
          id: { type: 'string', readOnly: true },
          number: { type: 'integer', minimum: 1 },
          note: { type: ['null', 'string'] },
          due: { type: 'string', format: 'date' },
          lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } },
        },
      },
      Line: {
        allOf: [
          { properties: { sku: { type: 'string', example: 'A-1' } } },
          { properties: { order: { $ref: '#/components/schemas/Order' } } },
        ],
      },
    },
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
      oauth: {
        type: 'oauth2',
        flows: {
          authorizationCode: {
            authorizationUrl: 'https://id.orders.example/authorize',
            tokenUrl: '/token',
            scopes: { 'orders:read': 'Read', 'orders:write': 'Write' },
          },
          clientCredentials: { tokenUrl: 'https://id.orders.example/token', scopes: {} },
        },
      },
    },
  },
};

/** Swagger 2, as YAML. */
export const petsYaml = `
swagger: "2.0"
info: {title: Pets, version: 1.0.0}
host: pets.example
basePath: /api
schemes: [http, https]
consumes: [application/json]
produces: [application/json]
securityDefinitions:
  login: {type: basic}
  web: {type: oauth2, flow: accessCode, authorizationUrl: "https://pets.example/authorize", tokenUrl: "https://pets.example/token", scopes: {read: Read pets}}
paths:
  /pets:
    post:
      tags: [Pets]
      summary: Add a pet
      parameters:
        - {in: body, name: pet, schema: {$ref: '#/definitions/Pet'}}
      security: [{web: [read]}]
    get:
      tags: [Pets]
      parameters: &paging
        - {name: ids, in: query, type: array, collectionFormat: csv, default: [1, 2], required: true}
      security: [{login: []}]
  /pets/{id}/photo:
    post:
      consumes: [multipart/form-data]
      parameters:
        - {name: id, in: path, type: integer, x-example: 5}
        - {name: caption, in: formData, type: string, default: Hello, required: true}
        - {name: photo, in: formData, type: file}
definitions:
  Pet: {type: object, properties: {name: {type: string, example: Rex}, country: {type: string, default: no}}}
`;
