# A Sinatra site with webauthn-ruby: its sessions, its CSRF protection and ERB. Run by foreign-server.ts.
require "json"
require "rack/session/pool"
require "sinatra/base"
require "webauthn"
require "webrick"

WebAuthn.configure do |config|
  config.origin = ENV.fetch("ORIGIN")
  config.rp_name = "Sinatra"
end

# Debian's cose 1.2 changes a key in place, which OpenSSL 3 refuses.
module ImmutableKeys
  def to_pkey
    curve_name = OpenSSL::ASN1::ObjectId(curve.pkey_name)
    algorithm = OpenSSL::ASN1::Sequence([OpenSSL::ASN1::ObjectId("id-ecPublicKey"), curve_name])
    point = OpenSSL::ASN1::BitString("\x04".b + x + y)
    OpenSSL::PKey::EC.new(OpenSSL::ASN1::Sequence([algorithm, point]).to_der)
  end
end
COSE::Key::EC2.prepend(ImmutableKeys)

class Sessions < Rack::Session::Pool
  class << self
    attr_accessor :all
  end

  def initialize(...)
    super
    self.class.all = pool
  end
end

class Site < Sinatra::Base
  PAGES = JSON.parse(ENV.fetch("PAGES"))
  PASSKEYS = {}

  set :environment, :production
  set :session_store, Sessions
  enable :sessions
  use Rack::Protection::AuthenticityToken

  def csrf_token
    Rack::Protection::AuthenticityToken.token(session)
  end

  # `render json:` in Rails.
  def offer(options)
    session["challenge"] = options.challenge
    content_type :json
    JSON.generate(options.as_json)
  end

  def sent
    @sent ||= JSON.parse(request.body.read)
  end

  PAGES.each { |path, html| get(path) { erb(html) } }

  post "/passkeys/new" do
    offer WebAuthn::Credential.options_for_create(
      user: { id: WebAuthn.generate_user_id, name: sent["username"] },
      exclude: PASSKEYS.keys,
      authenticator_selection: { resident_key: "required" },
    )
  end

  post "/passkeys" do
    credential = WebAuthn::Credential.from_create(sent)
    credential.verify(session.delete("challenge").to_s)
    PASSKEYS[credential.id] = { public_key: credential.public_key, sign_count: credential.sign_count }
    status 204
  rescue WebAuthn::Error => error
    halt 422, error.message
  end

  post "/session/new" do
    offer WebAuthn::Credential.options_for_get
  end

  post "/session" do
    credential = WebAuthn::Credential.from_get(sent)
    stored = PASSKEYS[credential.id] or halt 422, "Unknown passkey"
    credential.verify(session.delete("challenge").to_s, **stored)
    stored[:sign_count] = credential.sign_count
    status 204
  rescue WebAuthn::Error => error
    halt 422, error.message
  end
end

server = WEBrick::HTTPServer.new(
  BindAddress: "127.0.0.1", Port: 0, AccessLog: [], Logger: WEBrick::Log.new(nil, WEBrick::Log::FATAL),
)
server.mount "/", Rack::Handler::WEBrick, Site
Thread.new { server.start }
puts server.listeners.first.addr[1]
$stdout.flush

# Ends with the test.
while (line = $stdin.gets)
  case line.strip
  when "forget" then Site::PASSKEYS.clear
  when "expire" then Sessions.all.each_value { |session| session.delete("challenge") }
  end
  puts "done"
  $stdout.flush
end
