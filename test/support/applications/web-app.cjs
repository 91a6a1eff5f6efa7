// A web application as Auth0's quickstart has it, in a process of its own: NODE_EXTRA_CA_CERTS counts from a process's start.
// Tells its parent when it listens.
const express = require('express');
const { auth, requiresAuth } = require('express-openid-connect');

const { ISSUER, CLIENT_ID, CLIENT_SECRET, PORT, LOGOUT } = process.env;
const app = express();
app.use(
  auth({
    issuerBaseURL: ISSUER,
    baseURL: `http://localhost:${PORT}`,
    clientID: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    clientAuthMethod: 'client_secret_post',
    secret: 'a-secret-of-the-web-application-itself',
    authRequired: false,
    idpLogout: true,
    auth0Logout: LOGOUT === 'v2',
    routes: { callback: '/callback' },
    authorizationParams: {
      response_type: 'code',
      audience: 'https://api.fernhill.example/',
      scope: 'openid profile email offline_access read:bookings',
    },
  }),
);
app.get('/', (req, res) =>
  res.send(req.oidc.isAuthenticated() ? `Hello ${req.oidc.user.name}` : 'Who are you?'),
);
app.get('/through/:connection', (req, res) =>
  res.oidc.login({ returnTo: '/', authorizationParams: { connection: req.params.connection } }),
);
app.get('/profile', requiresAuth(), async (req, res) => {
  // It rotates: an access token of the same second would be the same.
  const before = req.oidc.refreshToken;
  await req.oidc.accessToken.refresh();
  const after = req.oidc.refreshToken;
  const user = await req.oidc.fetchUserInfo();
  res.json({ claims: req.oidc.idTokenClaims, user, refreshed: before !== after });
});
// What the callback is told where a login was refused.
app.use((error, _req, res, _next) => {
  res.status(error.status ?? 500).json({ error: error.error, description: error.error_description });
});
app.listen(Number(PORT), '127.0.0.1', () => process.send('ready'));
process.once('disconnect', () => process.exit());
