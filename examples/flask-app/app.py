"""Fernhill's web application in Flask, with Authlib: the same pages as examples/web-app, the same tenant, the same API."""

import os
import sys
from functools import wraps
from urllib.parse import urlencode

import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.flask_client import OAuth
from flask import Flask, redirect, render_template, request, session, url_for

ADMINISTRATOR = "Workshop Manager"


def setting(name, default=None):
    value = os.environ.get(name) or default
    if value is None:
        sys.exit(f"Set {name}; README.md says to what.")
    return value


ISSUER = f"https://{setting('AUTH0_DOMAIN')}"
CLIENT_ID = setting("WEB_APP_CLIENT_ID")
CLAIMS = setting("CLAIMS_NAMESPACE", "https://fernhill.example/")
API_URL = setting("API_URL", "http://localhost:3001")
URL = setting("WEB_APP_URL", "http://localhost:3000")

app = Flask(__name__)
app.secret_key = setting("WEB_APP_SESSION_SECRET")
app.config.update(SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax")
# Authlib keeps state and nonce in the session and compares them; PKCE is on by `code_challenge_method`.
auth0 = OAuth(app).register(
    "auth0",
    client_id=CLIENT_ID,
    client_secret=setting("WEB_APP_CLIENT_SECRET"),
    server_metadata_url=f"{ISSUER}/.well-known/openid-configuration",
    client_kwargs={
        "scope": "openid profile email read:bookings create:bookings",
        "code_challenge_method": "S256",
        "token_endpoint_auth_method": "client_secret_post",
    },
)


def requires_login(view):
    """Sends others to sign in first, and back to where they were going."""

    @wraps(view)
    def wrapped(*args, **kwargs):
        if "user" in session:
            return view(*args, **kwargs)
        session["return_to"] = request.full_path if request.query_string else request.path
        return redirect(url_for("login"))

    return wrapped


def page(title, status=200, **values):
    return render_template("page.html", title=title, user=session.get("user"), **values), status


@app.get("/")
def home():
    return page("Fernhill Bookings", home=True)


@app.get("/login")
def login():
    audience = setting("API_AUDIENCE", "https://api.fernhill.example/")
    return auth0.authorize_redirect(redirect_uri=f"{URL}/callback", audience=audience)


@app.get("/callback")
def callback():
    token = auth0.authorize_access_token()
    return_to = session.get("return_to", "/")
    session.clear()
    session["user"] = dict(token["userinfo"])
    session["access_token"] = token["access_token"]
    return redirect(return_to)


@app.get("/logout")
def logout():
    session.clear()
    return redirect(f"{ISSUER}/v2/logout?" + urlencode({"client_id": CLIENT_ID, "returnTo": URL}))


@app.get("/profile")
@requires_login
def profile():
    info = call("GET", f"{ISSUER}/userinfo")
    added = {name: value for name, value in session["user"].items() if name.startswith(CLAIMS)}
    return page("Profile", tables={"What /userinfo says": info, "What the Actions added": added})


@app.get("/protected")
@requires_login
def protected():
    return page("Protected", text="Only people who have signed in see this.")


@app.get("/admin")
@requires_login
def admin():
    if ADMINISTRATOR in session["user"].get(f"{CLAIMS}roles", []):
        return page("Administrators", text="You manage a workshop.")
    return page("Administrators", 403, text=f"This page is for people with the role {ADMINISTRATOR}.")


@app.route("/bookings", methods=["GET", "POST"])
@requires_login
def bookings():
    if request.method == "POST":
        call("POST", f"{API_URL}/bookings", json={"bicycle": request.form.get("bicycle", "")})
        return redirect(url_for("bookings"), 303)
    return page("Bookings", bookings=call("GET", f"{API_URL}/bookings"))


def call(method, url, **more):
    """Calls the API, or the tenant, in the person's name."""
    headers = {"Authorization": f"Bearer {session['access_token']}"}
    answer = requests.request(method, url, headers=headers, timeout=10, **more)
    answer.raise_for_status()
    return answer.json()


@app.errorhandler(OAuthError)
def refused(error):
    """A sign-in that the tenant, or one of its Actions, refused says why."""
    title = "You were not signed in" if error.error == "access_denied" else "That did not work"
    return page(title, 401, text=error.description or error.error, again=True)


@app.errorhandler(requests.HTTPError)
def not_answered(error):
    """An access token that is over: the session ends with it, because this application keeps no refresh token."""
    if error.response.status_code != 401:
        return page("That did not work", 502, text=str(error), again=True)
    session.clear()
    return redirect(url_for("login"))


if __name__ == "__main__":
    app.run(host="localhost", port=int(setting("WEB_APP_PORT", "3000")))
