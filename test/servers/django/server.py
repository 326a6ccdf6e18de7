"""A Django site with python-fido2: its own sessions, CSRF protection and templates. Run by foreign-server.ts."""

import json
import os
import sys
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.conf import settings

settings.configure(
    SECRET_KEY=os.urandom(16).hex(),
    ALLOWED_HOSTS=["localhost"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    SESSION_ENGINE="django.contrib.sessions.backends.cache",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)

from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, JsonResponse
from django.template import engines
from django.urls import path
from django.views.decorators.http import require_POST
from fido2.client import ClientData
from fido2.ctap2 import AttestationObject, AuthenticatorData
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import PublicKeyCredentialRpEntity

server = Fido2Server(
    PublicKeyCredentialRpEntity("localhost", "Django"),
    verify_origin=lambda origin: origin == os.environ["ORIGIN"],
)
pages = json.loads(os.environ["PAGES"])
passkeys = []


def page(request, name=""):
    template = engines["django"].from_string(pages["/" + name])
    return HttpResponse(template.render({}, request))


def offer(request, begun):
    options, request.session["webauthn"] = begun
    return HttpResponse(json.dumps(options, default=websafe_encode), content_type="application/json")


def verify(request, complete):
    body = json.loads(request.body)
    part = {name: websafe_decode(value) for name, value in body["response"].items() if isinstance(value, str)}
    try:
        state = request.session.pop("webauthn")
        complete(state, websafe_decode(body["id"]), ClientData(part["clientDataJSON"]), part)
    except (KeyError, ValueError) as error:
        return JsonResponse({"detail": str(error)}, status=400)
    return JsonResponse({"detail": "ok"})


@require_POST
def register_options(request):
    username = json.loads(request.body)["username"]
    user = {"id": username.encode(), "name": username, "displayName": username}
    return offer(request, server.register_begin(user, passkeys, resident_key=True))


@require_POST
def register(request):
    def complete(state, _id, client, part):
        data = server.register_complete(state, client, AttestationObject(part["attestationObject"]))
        passkeys.append(data.credential_data)

    return verify(request, complete)


@require_POST
def login_options(request):
    return offer(request, server.authenticate_begin())


@require_POST
def login(request):
    def complete(state, credential_id, client, part):
        data = AuthenticatorData(part["authenticatorData"])
        server.authenticate_complete(state, passkeys, credential_id, client, data, part["signature"])

    return verify(request, complete)


urlpatterns = [
    path("passkeys/register/options/", register_options),
    path("passkeys/register/", register),
    path("passkeys/login/options/", login_options),
    path("passkeys/login/", login),
    path("", page),
    path("<slug:name>", page),
]


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


site = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
threading.Thread(target=site.serve_forever, daemon=True).start()
print(site.server_port, flush=True)

# Ends with the test.
for line in sys.stdin:
    {"forget": passkeys.clear, "expire": cache.clear}[line.strip()]()
    print("done", flush=True)
