// An API that takes access tokens, in a process of its own: NODE_EXTRA_CA_CERTS counts from a process's start.
const express = require('express');
const { auth, requiredScopes } = require('express-oauth2-jwt-bearer');

const { ISSUER, AUDIENCE } = process.env;
const app = express();
app.use(auth({ issuerBaseURL: ISSUER, audience: AUDIENCE }));
app.get('/bookings', requiredScopes('read:bookings'), (req, res) => res.json({ sub: req.auth.payload.sub }));
app.get('/reports', requiredScopes('read:reports'), (_req, res) => res.json([]));
app.use((error, _req, res, _next) =>
  res
    .status(error.status ?? 500)
    .set(error.headers ?? {})
    .json({ error: error.code }),
);
const server = app.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.once('disconnect', () => process.exit());
