"""The backend of passkey-elements in one file, with Python's standard library alone.

    PASSLOCK=http://localhost:4400 TENANCY_ID=dev API_KEY=… python3 backend.py 8000

The comments name the rules of the backend contract. Accounts and sessions are in memory and one request runs at a
time; an app keeps them in its database, and makes of each handler a transaction.
"""

import json
import os
import re
import secrets
import sys
import threading
import time
import unicodedata
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
PASSLOCK = os.environ.get("PASSLOCK", "https://api.passlock.dev")
TENANCY_ID = os.environ.get("TENANCY_ID", "")
API_KEY = os.environ.get("API_KEY", "")
RP_ID = os.environ.get("RP_ID", "localhost")
RP_NAME = os.environ.get("RP_NAME", "Acme")
ORIGINS = os.environ.get("ORIGINS", f"http://localhost:{PORT}").split(",")

MINUTE = 60_000
FRESH, RECOVERY_DELAY, SESSION = 10 * MINUTE, 24 * 60 * MINUTE, 7 * 24 * 60 * MINUTE
ATTEMPTS = 5
MAX_BODY = 16_384

accounts = {}  # id: {id, username, displayName?, email?, passkeys: {id: {label, trustedFrom}}}
sessions = {}  # id in the cookie: a session or a pending code
lock = threading.Lock()


def now():
    return int(time.time() * 1000)


class Failure(Exception):
    def __init__(self, status, tag, message, **members):
        super().__init__(message)
        self.status = status
        self.body = {"_tag": f"@error/{tag}", "message": message, **members}


class PasslockError(Exception):
    def __init__(self, body):
        super().__init__(body.get("message", ""))
        self.tag = body.get("_tag", "").removeprefix("@error/")
        self.retry_after = body.get("retryAfterSeconds", 60)


def post_json(url, method, body, headers):
    data = None if body is None else json.dumps(body).encode()
    request = Request(url, data, {"Content-Type": "application/json", **headers}, method=method)
    with urlopen(request, timeout=10) as response:
        return json.loads(response.read() or b"{}")


def passlock(method, path, body=None):
    url = f"{PASSLOCK}/v2/{TENANCY_ID}/{path}"
    try:
        return post_json(url, method, body, {"Authorization": f"Bearer {API_KEY}"})
    except HTTPError as error:
        failure = json.loads(error.read() or b"{}")
        if error.code in (401, 403) or error.code >= 500:
            raise Failure(502, "Unavailable", "The passkey service is unavailable") from error
        raise PasslockError(failure) from error
    except (URLError, TimeoutError) as error:
        raise Failure(502, "Unavailable", "The passkey service is unavailable") from error


def send_mail(to, subject, text):
    """To the mock's inbox. In production, hand the email to your mail server (smtplib)."""
    post_json(f"{PASSLOCK}/_mock/inbox?tenancy={TENANCY_ID}", "POST", {"to": to, "subject": subject, "text": text}, {})


# What requests contain


def name_of(field, value):
    text = unicodedata.normalize("NFC", value.strip()) if isinstance(value, str) else ""
    is_visible = all(unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") for one in text)
    if not 1 <= len(text) <= 254 or not is_visible:
        raise Failure(400, "BadRequest", f"{field}: expected 1 to 254 visible characters")
    return text


def optional_name(field, value):
    return None if value in (None, "") else name_of(field, value)


def email_of(value):
    """C11: exactly one address."""
    text = unicodedata.normalize("NFC", value.strip()) if isinstance(value, str) else ""
    if len(text) > 254 or not re.fullmatch(r'[^\s@,;:<>()\[\]\\"]{1,64}@[^\s@,;:<>()\[\]\\".]+(\.[^\s@,;:<>()\[\]\\".]+)+', text):
        raise Failure(400, "InvalidEmail", "email: expected an address")
    return text


def fold(text):
    return unicodedata.normalize("NFKC", text).casefold()


def one_of(field, value, *allowed):
    if value not in allowed:
        raise Failure(400, "BadRequest", f"{field}: expected one of {allowed}")
    return value


# Accounts


def by_username(username):
    return next((one for one in accounts.values() if fold(one["username"]) == fold(username)), None)


def by_email(email):
    """C7: confirmed addresses only, never usernames that look like one."""
    return next((one for one in accounts.values() if fold(one.get("email", "")) == fold(email)), None)


def by_passkey(passkey_id):
    return next((one for one in accounts.values() if passkey_id in one["passkeys"]), None)


def user_of(account):
    return {name: account[name] for name in ("id", "username", "displayName", "email") if account.get(name)}


def free_username(email):
    """C7: unpredictable where another account has the address as its username."""
    return email if not by_username(email) else f"{email.split('@')[0]}-{secrets.randbelow(10**10):010}"


def trusted(account):
    return [one for one, passkey in account["passkeys"].items() if passkey["trustedFrom"] <= now()]


def in_vault(passkey_id):
    try:
        return passlock("GET", f"passkeys/{passkey_id}")
    except PasslockError:
        return None


def passkey_view(context, passkey_id, label, vault):
    provider = (vault.get("platform") or {}).get("name")
    return {
        "id": passkey_id,
        "label": label,
        **({"provider": provider} if provider else {}),
        "username": vault["credential"]["username"],
        "rpId": vault["credential"]["rpId"],
        "createdAt": vault["createdAt"],
        **({"lastUsed": vault["lastUsed"]} if vault.get("lastUsed") else {}),
        "synced": vault["credential"]["backedUp"],
        "current": passkey_id == (context.session or {}).get("passkey"),
    }


# Sessions


class Context:
    """One request, its session and its pending code."""

    def __init__(self, request, body):
        self.request, self.raw, self.cookies, self.id = request, body, {}, ""
        try:
            sent = {name: one.value for name, one in SimpleCookie(request.headers.get("Cookie", "")).items()}
        except CookieError:
            sent = {}
        self.ids = {name: sent.get(cookie_name(name), "") for name in ("session", "code")}

    def read(self, name):
        record = sessions.get(self.ids[name])
        return record if record and record["until"] > now() else None

    def start(self, name, record, lifetime):
        """S2: under a new id, and the one before ends."""
        self.end(name)
        self.ids[name] = secrets.token_urlsafe(32)
        sessions[self.ids[name]] = {**record, "until": now() + lifetime}
        self.cookies[name] = (self.ids[name], lifetime // 1000)

    def end(self, name):
        sessions.pop(self.ids[name], None)
        self.cookies[name] = ("", 0)

    @property
    def session(self):
        return self.read("session")

    @property
    def account(self):
        return accounts.get((self.session or {}).get("account"))

    def require_account(self):
        if not self.account:
            raise Failure(401, "Unauthorized", "Nobody is signed in")
        return self.account

    def sign_in(self, account, proven_at, proven_by=None, passkey=None):
        record = {"account": account["id"], "passkey": passkey, "provenAt": proven_at, "provenBy": proven_by}
        self.start("session", record, SESSION)

    def end_others(self, account):
        """S4."""
        for key, record in list(sessions.items()):
            if record.get("account") == account["id"] and "provenAt" in record and key != self.ids["session"]:
                del sessions[key]

    def is_fresh(self):
        return now() < self.session["provenAt"] + FRESH

    def require_fresh(self):
        """P6."""
        if not self.is_fresh():
            raise Failure(403, "ReauthenticationRequired", "Re-authentication is required")

    def require_passkey(self, account):
        """C10: a code is not enough where there is a passkey that counts."""
        self.require_fresh()
        if trusted(account) and self.session["provenBy"] not in trusted(account):
            raise Failure(403, "ReauthenticationRequired", "Re-authentication with a passkey is required")

    def body(self):
        """R3."""
        kind = self.request.headers.get("Content-Type", "").split(";")[0].strip().lower()
        if kind != "application/json":
            raise Failure(415, "BadRequest", "The Content-Type must be application/json")
        try:
            body = json.loads(self.raw)
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise Failure(400, "BadRequest", "The body must be a JSON object")
        return body


def cookie_name(name):
    return f"passkey-{name}" if RP_ID == "localhost" else f"__Host-passkey-{name}"


def cookie_line(name, value, max_age):
    """S1."""
    secure = "" if RP_ID == "localhost" else "; Secure"
    return f"{cookie_name(name)}={value}; Path=/; Max-Age={max_age}; HttpOnly; SameSite=Lax{secure}"


# Ceremonies


def exchange(code):
    """P1, R5. Passlock exchanges a code once."""
    if not isinstance(code, str):
        raise Failure(400, "BadRequest", "code: missing")
    try:
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,200}", code):
            raise PasslockError({})
        principal = passlock("GET", f"principal/{code}")
    except PasslockError as error:
        raise Failure(400, "InvalidCode", "The code is invalid or has expired") from error
    verified = principal["passkey"]["userVerified"]
    return principal["authenticatorId"], principal["userId"], min(principal["createdAt"], now()) if verified else 0


def authorize_registration(context):
    body, account = context.body(), context.account
    mediation = one_of("mediation", body.get("mediation", "required"), "required", "conditional")
    username, display_name = body.get("username"), optional_name("displayName", body.get("displayName"))
    if not account and username in (None, ""):
        raise Failure(401, "Unauthorized", "Nobody is signed in")
    username = optional_name("username", username)
    if account and username and fold(username) != fold(account["username"]):
        raise Failure(403, "Forbidden", "Another account is signed in")
    if account:
        context.require_fresh()
    if mediation == "conditional":
        raise Failure(403, "Forbidden", "There was no recent sign-in by password")
    # P10: whether the name is taken shows after the ceremony.
    names = account or {"id": secrets.token_urlsafe(16), "username": username, "displayName": display_name}
    authorized = passlock("POST", "passkey/registration/authorize", {
        "rpId": RP_ID,
        "rpName": RP_NAME,
        "userId": names["id"],
        "username": names["username"],
        **({"displayName": names["displayName"]} if names.get("displayName") else {}),
        **({"excludeCredentials": list(account["passkeys"])} if account else {}),
    })
    if not account:
        started = (context.session or {}).get("signUps", [])[-7:] + [names]
        if "signUps" in (context.session or {}):
            context.session["signUps"] = started
        else:
            context.start("session", {"signUps": started}, 15 * MINUTE)
    return {"registrationToken": authorized["registrationToken"]}


def link_passkey(context):
    code, account, session = context.body().get("code"), context.account, context.session
    if not account and "signUps" not in (session or {}):
        raise Failure(401, "Unauthorized", "Nobody is signed in")
    passkey_id, user_id, proven_at = exchange(code)
    started = next((one for one in (session or {}).get("signUps", []) if one["id"] == user_id), None)
    # P2, P3.
    if user_id != (account or started or {}).get("id") or by_passkey(passkey_id):
        raise Failure(403, "Forbidden", "This passkey was created for another account")
    vault = passlock("GET", f"passkeys/{passkey_id}")
    label = (vault.get("platform") or {}).get("name") or "Passkey"
    if account:
        # C10: one that was added after a code counts later, so that its owner can remove it until then.
        by_a_passkey = session["provenBy"] in trusted(account)
        passkey = {"label": label, "trustedFrom": now() + (0 if by_a_passkey else RECOVERY_DELAY)}
        account["passkeys"][passkey_id] = passkey
    else:
        if by_username(started["username"]):
            passlock("POST", "passkeys/delete", {"passkeyIds": [passkey_id]})
            raise Failure(409, "DuplicateUsername", "This username is taken")
        account = {**started, "passkeys": {passkey_id: {"label": label, "trustedFrom": 0}}}
        accounts[user_id] = account
        context.sign_in(account, proven_at or now(), passkey_id, passkey_id)
    return {"passkey": passkey_view(context, passkey_id, label, vault)}


def authorize_authentication(context):
    body = context.body()
    purpose = one_of("purpose", body.get("purpose"), None, "reauthenticate")
    mediation = one_of("mediation", body.get("mediation", "required"), "required", "conditional")
    one_of("rpId", body.get("rpId", RP_ID), RP_ID)
    optional_name("username", body.get("username"))
    if purpose is None:
        # P4: any passkey, whatever the username.
        options = {"discoverable": True, "mediation": mediation}
    else:
        # P5.
        passkeys = list(context.require_account()["passkeys"])
        if not passkeys:
            raise Failure(404, "NotFound", "The account has no passkey")
        options = {"allowCredentials": passkeys, "userVerification": "required"}
    authorized = passlock("POST", "passkey/authentication/authorize", {"rpId": RP_ID, **options})
    return {"authenticationToken": authorized["authenticationToken"]}


def open_session(context):
    passkey_id, user_id, proven_at = exchange(context.body().get("code"))
    account = by_passkey(passkey_id)
    if not account or account["id"] != user_id:  # P2
        raise Failure(403, "Forbidden", "This passkey opens no account here")
    context.sign_in(account, proven_at, passkey_id, passkey_id)
    return {"user": user_of(account)}


def reauthenticate(context):
    account = context.require_account()
    passkey_id, user_id, proven_at = exchange(context.body().get("code"))
    if by_passkey(passkey_id) is not account or user_id != account["id"]:
        raise Failure(403, "Forbidden", "This passkey belongs to another account")
    if not proven_at:
        raise Failure(403, "Forbidden", "The device did not verify the user")
    context.sign_in(account, proven_at, passkey_id, context.session["passkey"])
    return {"reauthenticatedAt": proven_at}


# The session, the account and its passkeys


def show_session(context):
    return {"user": user_of(context.account)} if context.account else {}


def close_session(context):
    context.end("session")


def close_sessions(context):
    context.end_others(context.require_account())
    context.end("session")


def list_passkeys(context):
    account = context.require_account()
    found = [(one, passkey["label"], in_vault(one)) for one, passkey in account["passkeys"].items()]
    return {
        "passkeys": [passkey_view(context, one, label, vault) for one, label, vault in found if vault],
        "canRemoveLast": "email" in account,
        "needsReauthentication": not context.is_fresh(),
    }


def rename_passkey(context):
    account = context.require_account()
    label = name_of("label", context.body().get("label"))
    vault = in_vault(context.id) if context.id in account["passkeys"] else None
    if not vault:  # P8
        raise Failure(404, "NotFound", "The account has no such passkey")
    account["passkeys"][context.id]["label"] = label
    return {"passkey": passkey_view(context, context.id, label, vault)}


def remove_passkey(context):
    return remove(context, [context.id])


def remove_passkeys(context):
    return remove(context, list(context.require_account()["passkeys"]))


def remove(context, passkey_ids):
    account = context.require_account()
    context.require_fresh()
    if not passkey_ids or not all(one in account["passkeys"] for one in passkey_ids):
        raise Failure(404, "NotFound", "The account has no such passkey")
    if any(one in trusted(account) for one in passkey_ids):
        context.require_passkey(account)
    if "email" not in account and len(passkey_ids) == len(account["passkeys"]):  # P9
        raise Failure(409, "LastPasskey", "This is the last way to sign in")
    prepared = passlock("POST", "passkeys/delete", {"passkeyIds": passkey_ids})
    for one in passkey_ids:
        del account["passkeys"][one]
    context.end_others(account)
    return {"deletePasskeysToken": prepared["deletePasskeysToken"]}


def prune_passkeys(context):
    account = context.require_account()
    context.body()
    prepared = passlock("POST", "passkeys/prune", {"userId": account["id"]})
    return {"prunePasskeysToken": prepared["prunePasskeysToken"]}


def rename_account(context):
    account, body = context.require_account(), context.body()
    username = name_of("username", body.get("username"))
    display_name = optional_name("displayName", body.get("displayName", account.get("displayName")))
    if by_username(username) not in (None, account):
        raise Failure(409, "DuplicateUsername", "This username is taken")
    account.update(username=username, displayName=display_name)
    return {"updatePasskeysToken": update_vault(account)}


def update_vault(account):
    names = {"userId": account["id"], "username": account["username"]}
    if account.get("displayName"):
        names["displayName"] = account["displayName"]
    return passlock("POST", "passkeys/update", names)["updatePasskeysToken"]


# One-time codes

PURPOSES = ("login", "account-recovery", "signup", "email-change", "reauthenticate")
OWN = ("email-change", "reauthenticate")


def send_code(context):
    body = context.body()
    purpose = one_of("purpose", body.get("purpose"), *PURPOSES)
    account = context.require_account() if purpose in OWN else None
    if purpose == "email-change":
        context.require_passkey(account)
    if purpose == "reauthenticate" and "email" not in account:
        raise Failure(404, "NotFound", "The account has no confirmed address")
    before = context.read("code")
    typed = body.get("email") or (before["email"] if before and before["purpose"] == purpose else None)
    email = account["email"] if purpose == "reauthenticate" else email_of(typed)
    known = account or (None if purpose == "signup" else by_email(email))
    try:
        challenge = passlock("POST", "challenges", {
            "email": email,
            "purpose": purpose,
            "invalidateOthers": purpose in OWN,
            "sendEmail": False,  # C8
            **({"userId": account["id"]} if account else {}),
        })["challenge"]
    except PasslockError as error:
        if error.tag != "ChallengeRateLimited":
            raise Failure(400, "InvalidEmail", "email: expected an address") from error
        # C9: Passlock allows one code per address and minute.
        raise Failure(429, "ChallengeRateLimited", "Too many codes", retryAfterSeconds=error.retry_after) from error
    # C6: the same happens for an unknown address, with an email that says so and a code that is wrong.
    is_decoy = not known and purpose != "signup"
    if is_decoy:
        send_mail(email, f"Your sign-in at {RP_NAME}", f"{RP_NAME} has no account with this address.")
    else:
        send_mail(email, f"Your code for {RP_NAME}", challenge["message"]["text"])
    if before:
        passlock("DELETE", f"challenges/{before['challengeId']}")  # C2
    pending = {name: challenge[name] for name in ("challengeId", "secret", "expiresAt")}
    pending.update(purpose=purpose, email=email, account=known and known["id"], length=len(challenge["code"]))
    wrong = ("1" if challenge["code"][0] == "0" else "0") + challenge["code"][1:]
    pending.update(decoy=wrong if is_decoy else None, attempts=0, resendAt=now() + MINUTE)
    context.start("code", pending, 60 * MINUTE)
    return code_view(pending)


def code_view(pending):
    return {**{name: pending[name] for name in ("purpose", "email", "length", "expiresAt", "resendAt")}, "now": now()}


def current_code(context):
    pending = context.read("code")
    is_open = pending and pending["attempts"] < ATTEMPTS and pending["expiresAt"] > now()
    return code_view(pending) if is_open else {}


def verify_code(context):
    typed, pending = context.body().get("code"), context.read("code")
    if not isinstance(typed, str):
        raise Failure(400, "BadRequest", "code: missing")
    no_code = Failure(400, "InvalidChallenge", "No code is expected from this browser")
    if not pending:  # C1
        raise no_code
    account = context.require_account() if pending["purpose"] in OWN else None
    if account and account["id"] != pending["account"]:  # C4
        context.end("code")
        raise no_code
    if pending["expiresAt"] <= now():
        raise Failure(400, "ChallengeExpired", "The code has expired")
    pending["attempts"] += 1  # C3
    left = ATTEMPTS - pending["attempts"]
    exceeded = Failure(400, "ChallengeAttemptsExceeded", "There were too many wrong codes")
    if left < 0:
        raise exceeded
    try:
        guess = {name: pending[name] for name in ("challengeId", "secret")}
        challenge = passlock("POST", "challenges/verify", {**guess, "code": pending["decoy"] or typed or "-"})["challenge"]
    except PasslockError as error:
        if error.tag == "InvalidChallenge":
            context.end("code")
            raise no_code from error
        if left == 0 or error.tag == "ChallengeAttemptsExceeded":
            raise exceeded from error
        raise Failure(400, "InvalidChallengeCode", "The code is wrong", attemptsLeft=left) from error
    context.end("code")
    if challenge["purpose"] != pending["purpose"] or fold(challenge["email"]) != fold(pending["email"]):
        raise no_code
    return {"purpose": pending["purpose"], **complete(context, pending, account, no_code)}


def complete(context, pending, account, no_code):
    purpose, email = pending["purpose"], pending["email"]
    if purpose == "email-change":
        return change_email(context, account, email)
    if purpose == "signup":
        account = by_email(email)
        if not account:
            account = {"id": secrets.token_urlsafe(16), "username": free_username(email), "email": email, "passkeys": {}}
            accounts[account["id"]] = account
    else:
        account = accounts.get(pending["account"])
    if not account or fold(account.get("email", "")) != fold(email):  # C4: it may have changed meanwhile
        raise no_code
    context.sign_in(account, now(), passkey=context.session["passkey"] if purpose == "reauthenticate" else None)
    return {"user": user_of(account)}


def change_email(context, account, email):
    if by_email(email) not in (None, account):
        raise Failure(409, "DuplicateEmail", "Another account has this address")
    is_name = "email" in account and fold(account["email"]) == fold(account["username"])
    account.update(email=email, username=free_username(email) if is_name else account["username"])
    context.end_others(account)
    return {"user": user_of(account), **({"updatePasskeysToken": update_vault(account)} if is_name else {})}


# HTTP

ROUTES = {
    "session": {"GET": show_session, "POST": open_session, "DELETE": close_session},
    "sessions": {"DELETE": close_sessions},
    "passkeys/registration/authorize": {"POST": authorize_registration},
    "passkeys/registration": {"POST": link_passkey},
    "passkeys/authentication/authorize": {"POST": authorize_authentication},
    "reauthentication": {"POST": reauthenticate},
    "passkeys": {"GET": list_passkeys, "DELETE": remove_passkeys},
    "passkeys/prune": {"POST": prune_passkeys},
    "passkeys/{id}": {"PATCH": rename_passkey, "DELETE": remove_passkey},
    "account": {"PATCH": rename_account},
    "challenges": {"POST": send_code},
    "challenges/current": {"GET": current_code},
    "challenges/verify": {"POST": verify_code},
}


def find_route(path):
    path = path.removeprefix("/backend/") if path.startswith("/backend/") else ""
    if path in ROUTES:
        return ROUTES[path], ""
    match = re.fullmatch(r"passkeys/([A-Za-z0-9_-]{1,128})", path)  # R5
    return (ROUTES["passkeys/{id}"], match[1]) if match else ({}, "")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def read_body(self):
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not length.isdigit() or int(length) > MAX_BODY:
            self.close_connection = True
            raise Failure(413, "BadRequest", f"The body is larger than {MAX_BODY} bytes")
        return self.rfile.read(int(length))

    def handle_request(self):
        context = None
        try:
            context = Context(self, self.read_body())
            if self.headers.get("Origin", ORIGINS[0]) not in ORIGINS:  # R2
                raise Failure(403, "Forbidden", "This origin is not allowed")
            methods, context.id = find_route(self.path.split("?")[0])
            if not methods:
                raise Failure(404, "NotFound", "No route has this path")
            if self.command not in methods:
                raise Failure(405, "BadRequest", f"This path allows {', '.join(methods)}")
            with lock:
                body = methods[self.command](context)
            status = 200 if body is not None else 204
        except Failure as failure:
            status, body = failure.status, failure.body
        except Exception as error:  # An error of Passlock that no handler expects, or a bug.
            print(repr(error), file=sys.stderr)
            status, body = 500, {"_tag": "@error/Internal", "message": "The server failed"}
        self.write(status, body, context.cookies if context else {})

    def write(self, status, body, cookies):
        data = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        if body is not None:
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")  # R6
        self.send_header("X-Content-Type-Options", "nosniff")
        if status == 429:
            self.send_header("Retry-After", str(body["retryAfterSeconds"]))
        if self.close_connection:
            self.send_header("Connection", "close")
        for name, (value, max_age) in cookies.items():
            self.send_header("Set-Cookie", cookie_line(name, value, max_age))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = handle_request


if __name__ == "__main__":
    server = ThreadingHTTPServer(("localhost", PORT), Handler)
    print(f"http://localhost:{server.server_port}/backend", flush=True)
    server.serve_forever()
