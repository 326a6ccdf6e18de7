<?php
/*
 * The backend of passkey-elements in one file, with PHP alone.
 *
 *     PASSLOCK=http://localhost:4400 TENANCY_ID=dev API_KEY=… php -S localhost:8000 backend.php
 *
 * The comments name the rules of the backend contract. Accounts and sessions are in one file, which a request locks; an
 * app keeps them in its database, and makes of each handler a transaction.
 */
declare(strict_types=1);
ini_set('display_errors', 'stderr');

const MINUTE = 60_000;
const FRESH = 10 * MINUTE;
const RECOVERY_DELAY = 24 * 60 * MINUTE;
const SESSION = 7 * 24 * 60 * MINUTE;
const ATTEMPTS = 5;
const MAX_BODY = 16_384;
const PURPOSES = ['login', 'account-recovery', 'signup', 'email-change', 'reauthenticate'];
const OWN = ['email-change', 'reauthenticate'];

function setting(string $name, string $default = ''): string
{
    $value = getenv($name);
    return $value === false ? $default : $value;
}

function now(): int
{
    return (int) (microtime(true) * 1000);
}

class Failure extends Exception
{
    public array $body;

    public function __construct(public int $status, string $tag, string $message, array $members = [])
    {
        parent::__construct($message);
        $this->body = ['_tag' => "@error/$tag", 'message' => $message] + $members;
    }
}

class PasslockError extends Exception
{
    public function __construct(public string $tag = '', public int $retryAfter = 60)
    {
        parent::__construct($tag);
    }
}

/** @return array{int, array} the status and the body; 0 without a response */
function requestJson(string $method, string $url, ?array $body, array $headers): array
{
    $content = $body === null ? '' : json_encode((object) $body);
    $http = ['method' => $method, 'content' => $content, 'ignore_errors' => true, 'timeout' => 10];
    $http['header'] = ['Content-Type: application/json', ...$headers];
    $text = @file_get_contents($url, false, stream_context_create(['http' => $http]));
    preg_match('~^HTTP/\S+ (\d+)~', $http_response_header[0] ?? '', $match);
    return [(int) ($match[1] ?? 0), json_decode($text ?: '{}', true) ?? []];
}

function passlock(string $method, string $path, ?array $body = null): array
{
    $url = setting('PASSLOCK', 'https://api.passlock.dev') . '/v2/' . setting('TENANCY_ID') . "/$path";
    [$status, $response] = requestJson($method, $url, $body, ['Authorization: Bearer ' . setting('API_KEY')]);
    if ($status >= 200 && $status < 300) return $response;
    if ($status === 0 || $status === 401 || $status === 403 || $status >= 500)
        throw new Failure(502, 'Unavailable', 'The passkey service is unavailable');
    $tag = str_replace('@error/', '', $response['_tag'] ?? '');
    throw new PasslockError($tag, $response['retryAfterSeconds'] ?? 60);
}

/** To the mock's inbox. In production, hand the email to your mail server. */
function sendMail(string $to, string $subject, string $text): void
{
    $url = setting('PASSLOCK') . '/_mock/inbox?tenancy=' . setting('TENANCY_ID');
    requestJson('POST', $url, ['to' => $to, 'subject' => $subject, 'text' => $text], []);
}

// What requests contain

function nameOf(string $field, mixed $value): string
{
    $text = is_string($value) ? trim($value) : '';
    if (!preg_match('/^[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]{1,254}$/Du', $text))
        throw new Failure(400, 'BadRequest', "$field: expected 1 to 254 visible characters");
    return $text;
}

function optionalName(string $field, mixed $value): ?string
{
    return $value === null || $value === '' ? null : nameOf($field, $value);
}

/** C11: exactly one address. */
function emailOf(mixed $value): string
{
    $text = is_string($value) ? trim($value) : '';
    if (strlen($text) > 254 || filter_var($text, FILTER_VALIDATE_EMAIL, FILTER_FLAG_EMAIL_UNICODE) === false)
        throw new Failure(400, 'InvalidEmail', 'email: expected an address');
    return $text;
}

/** Where PHP has mbstring or intl, use them: this ignores the case of ASCII letters only. */
function fold(string $text): string
{
    return strtolower($text);
}

function oneOf(string $field, mixed $value, mixed ...$allowed): mixed
{
    if (!in_array($value, $allowed, true)) throw new Failure(400, 'BadRequest', "$field: not a known value");
    return $value;
}

function newId(int $bytes = 32): string
{
    return rtrim(strtr(base64_encode(random_bytes($bytes)), '+/', '-_'), '=');
}

/** Accounts {id, username, displayName, email, passkeys} by id, and sessions and pending codes by the id in the cookie. */
class Store
{
    public array $accounts = [];
    public array $sessions = [];
    private $file;

    public function __construct()
    {
        umask(0077);
        $this->file = fopen(setting('DATA', sys_get_temp_dir() . '/passkey-backend.json'), 'c+');
        flock($this->file, LOCK_EX);
        $saved = json_decode(stream_get_contents($this->file) ?: '{}', true);
        $this->accounts = $saved['accounts'] ?? [];
        $this->sessions = array_filter($saved['sessions'] ?? [], fn($one) => $one['until'] > now());
    }

    public function save(): void
    {
        ftruncate($this->file, 0);
        rewind($this->file);
        fwrite($this->file, json_encode(['accounts' => $this->accounts, 'sessions' => $this->sessions]));
        fclose($this->file);
    }

    private function find(callable $fits): ?array
    {
        foreach ($this->accounts as $account) if ($fits($account)) return $account;
        return null;
    }

    public function byUsername(string $username): ?array
    {
        return $this->find(fn($one) => fold($one['username']) === fold($username));
    }

    /** C7: confirmed addresses only, never usernames that look like one. */
    public function byEmail(string $email): ?array
    {
        return $this->find(fn($one) => isset($one['email']) && fold($one['email']) === fold($email));
    }

    public function byPasskey(string $id): ?array
    {
        return $this->find(fn($one) => isset($one['passkeys'][$id]));
    }

    /** C7: unpredictable where another account has the address as its username. */
    public function freeUsername(string $email): string
    {
        if (!$this->byUsername($email)) return $email;
        return strstr($email, '@', true) . '-' . random_int(1_000_000_000, 9_999_999_999);
    }

    public function write(array $account): void
    {
        $this->accounts[$account['id']] = $account;
    }
}

function userOf(array $account): array
{
    $names = array_intersect_key($account, array_flip(['id', 'username', 'displayName', 'email']));
    return array_filter($names, fn($value) => $value !== null);
}

/** The ids of the passkeys that count where a code is not enough. */
function trusted(array $account): array
{
    return array_map(strval(...), array_keys(array_filter($account['passkeys'], fn($one) => $one['trustedFrom'] <= now())));
}

function idsOf(array $account): array
{
    return array_map(strval(...), array_keys($account['passkeys']));
}

function inVault(string $id): ?array
{
    try {
        return passlock('GET', "passkeys/$id");
    } catch (PasslockError) {
        return null;
    }
}

/** P1, R5. Passlock exchanges a code once. @return array{string, string, int} the passkey, its user, the proof's time */
function exchange(mixed $code): array
{
    if (!is_string($code)) throw new Failure(400, 'BadRequest', 'code: missing');
    try {
        if (!preg_match('/^[A-Za-z0-9_-]{1,200}$/D', $code)) throw new PasslockError();
        $principal = passlock('GET', "principal/$code");
    } catch (PasslockError) {
        throw new Failure(400, 'InvalidCode', 'The code is invalid or has expired');
    }
    $provenAt = $principal['passkey']['userVerified'] ? min($principal['createdAt'], now()) : 0;
    return [$principal['authenticatorId'], $principal['userId'], $provenAt];
}

function updateVault(array $account): string
{
    $names = ['userId' => $account['id'], 'username' => $account['username']];
    if (isset($account['displayName'])) $names['displayName'] = $account['displayName'];
    return passlock('POST', 'passkeys/update', $names)['updatePasskeysToken'];
}

/** One request, with its session and its pending code. */
class Backend
{
    /** Cookies to set: the value and the lifetime in seconds. */
    public array $cookies = [];
    private array $ids = [];

    public function __construct(private Store $store, private string $raw)
    {
        foreach (['session', 'code'] as $name) {
            $sent = $_COOKIE[cookieName($name)] ?? '';
            $this->ids[$name] = is_string($sent) ? $sent : '';
        }
    }

    // Sessions

    private function read(string $name): ?array
    {
        return $this->store->sessions[$this->ids[$name]] ?? null;
    }

    /** S2: under a new id, and the one before ends. */
    private function start(string $name, array $record, int $lifetime): void
    {
        $this->end($name);
        $this->ids[$name] = newId();
        $this->store->sessions[$this->ids[$name]] = $record + ['until' => now() + $lifetime];
        $this->cookies[$name] = [$this->ids[$name], intdiv($lifetime, 1000)];
    }

    private function end(string $name): void
    {
        unset($this->store->sessions[$this->ids[$name]]);
        $this->cookies[$name] = ['', 0];
    }

    private function account(): ?array
    {
        return $this->store->accounts[$this->read('session')['account'] ?? ''] ?? null;
    }

    private function requireAccount(): array
    {
        return $this->account() ?? throw new Failure(401, 'Unauthorized', 'Nobody is signed in');
    }

    private function signIn(array $account, int $provenAt, ?string $provenBy = null, ?string $passkey = null): void
    {
        $record = ['account' => $account['id'], 'passkey' => $passkey];
        $this->start('session', $record + ['provenAt' => $provenAt, 'provenBy' => $provenBy], SESSION);
    }

    /** S4. */
    private function endOthers(array $account): void
    {
        foreach ($this->store->sessions as $id => $record) {
            $isTheirs = isset($record['provenAt']) && $record['account'] === $account['id'];
            if ($isTheirs && (string) $id !== $this->ids['session']) unset($this->store->sessions[$id]);
        }
    }

    private function isFresh(): bool
    {
        return now() < $this->read('session')['provenAt'] + FRESH;
    }

    /** P6. */
    private function requireFresh(): void
    {
        if (!$this->isFresh()) throw new Failure(403, 'ReauthenticationRequired', 'Re-authentication is required');
    }

    private function isProvenByPasskey(array $account): bool
    {
        return in_array($this->read('session')['provenBy'], trusted($account), true);
    }

    /** C10: a code is not enough where there is a passkey that counts. */
    private function requirePasskey(array $account): void
    {
        $this->requireFresh();
        if (trusted($account) && !$this->isProvenByPasskey($account))
            throw new Failure(403, 'ReauthenticationRequired', 'Re-authentication with a passkey is required');
    }

    /** R3. */
    private function body(): array
    {
        $type = strtolower(trim(explode(';', $_SERVER['CONTENT_TYPE'] ?? '')[0]));
        if ($type !== 'application/json') throw new Failure(415, 'BadRequest', 'The Content-Type must be application/json');
        $body = json_decode($this->raw);
        if (!$body instanceof stdClass) throw new Failure(400, 'BadRequest', 'The body must be a JSON object');
        return json_decode($this->raw, true);
    }

    private function passkeyView(string $id, string $label, array $vault): array
    {
        $provider = $vault['platform']['name'] ?? null;
        return [
            'id' => $id,
            'label' => $label,
            ...($provider ? ['provider' => $provider] : []),
            'username' => $vault['credential']['username'],
            'rpId' => $vault['credential']['rpId'],
            'createdAt' => $vault['createdAt'],
            ...(isset($vault['lastUsed']) ? ['lastUsed' => $vault['lastUsed']] : []),
            'synced' => $vault['credential']['backedUp'],
            'current' => $id === ($this->read('session')['passkey'] ?? null),
        ];
    }

    // Ceremonies

    public function authorizeRegistration(): array
    {
        [$body, $account] = [$this->body(), $this->account()];
        $mediation = oneOf('mediation', $body['mediation'] ?? 'required', 'required', 'conditional');
        $displayName = optionalName('displayName', $body['displayName'] ?? null);
        $username = optionalName('username', $body['username'] ?? null);
        if (!$account && $username === null) throw new Failure(401, 'Unauthorized', 'Nobody is signed in');
        if ($account && $username !== null && fold($username) !== fold($account['username']))
            throw new Failure(403, 'Forbidden', 'Another account is signed in');
        if ($account) $this->requireFresh();
        if ($mediation === 'conditional') throw new Failure(403, 'Forbidden', 'There was no recent sign-in by password');
        // P10: whether the name is taken shows after the ceremony.
        $names = $account ?? ['id' => newId(16), 'username' => $username, 'displayName' => $displayName];
        $authorized = passlock('POST', 'passkey/registration/authorize', [
            'rpId' => setting('RP_ID', 'localhost'),
            'rpName' => setting('RP_NAME', 'Acme'),
            'userId' => $names['id'],
            'username' => $names['username'],
            ...(isset($names['displayName']) ? ['displayName' => $names['displayName']] : []),
            ...($account ? ['excludeCredentials' => idsOf($account)] : []),
        ]);
        if (!$account) {
            $before = $this->read('session')['signUps'] ?? null;
            $started = [...array_slice($before ?? [], -7), $names];
            if ($before === null) $this->start('session', ['signUps' => $started], 15 * MINUTE);
            else $this->store->sessions[$this->ids['session']]['signUps'] = $started;
        }
        return ['registrationToken' => $authorized['registrationToken']];
    }

    public function linkPasskey(): array
    {
        [$code, $account, $session] = [$this->body()['code'] ?? null, $this->account(), $this->read('session')];
        if (!$account && !isset($session['signUps'])) throw new Failure(401, 'Unauthorized', 'Nobody is signed in');
        [$id, $userId, $provenAt] = exchange($code);
        $started = array_column($session['signUps'] ?? [], null, 'id')[$userId] ?? null;
        // P2, P3.
        if ($userId !== ($account['id'] ?? $started['id'] ?? null) || $this->store->byPasskey($id))
            throw new Failure(403, 'Forbidden', 'This passkey was created for another account');
        $vault = passlock('GET', "passkeys/$id");
        $label = $vault['platform']['name'] ?? 'Passkey';
        if ($account) {
            // C10: one that was added after a code counts later, so that its owner can remove it until then.
            $trustedFrom = now() + ($this->isProvenByPasskey($account) ? 0 : RECOVERY_DELAY);
            $account['passkeys'][$id] = ['label' => $label, 'trustedFrom' => $trustedFrom];
            $this->store->write($account);
        } else {
            if ($this->store->byUsername($started['username'])) {
                passlock('POST', 'passkeys/delete', ['passkeyIds' => [$id]]);
                throw new Failure(409, 'DuplicateUsername', 'This username is taken');
            }
            $account = $started + ['passkeys' => [$id => ['label' => $label, 'trustedFrom' => 0]]];
            $this->store->write($account);
            $this->signIn($account, $provenAt ?: now(), $id, $id);
        }
        return ['passkey' => $this->passkeyView($id, $label, $vault)];
    }

    public function authorizeAuthentication(): array
    {
        $body = $this->body();
        $rpId = setting('RP_ID', 'localhost');
        $purpose = oneOf('purpose', $body['purpose'] ?? null, null, 'reauthenticate');
        $mediation = oneOf('mediation', $body['mediation'] ?? 'required', 'required', 'conditional');
        oneOf('rpId', $body['rpId'] ?? $rpId, $rpId);
        optionalName('username', $body['username'] ?? null);
        // P4: any passkey, whatever the username.
        $options = ['discoverable' => true, 'mediation' => $mediation];
        if ($purpose !== null) {
            // P5.
            $ids = idsOf($this->requireAccount());
            if (!$ids) throw new Failure(404, 'NotFound', 'The account has no passkey');
            $options = ['allowCredentials' => $ids, 'userVerification' => 'required'];
        }
        $authorized = passlock('POST', 'passkey/authentication/authorize', ['rpId' => $rpId] + $options);
        return ['authenticationToken' => $authorized['authenticationToken']];
    }

    public function openSession(): array
    {
        [$id, $userId, $provenAt] = exchange($this->body()['code'] ?? null);
        $account = $this->store->byPasskey($id);
        if (($account['id'] ?? null) !== $userId) // P2
            throw new Failure(403, 'Forbidden', 'This passkey opens no account here');
        $this->signIn($account, $provenAt, $id, $id);
        return ['user' => userOf($account)];
    }

    public function reauthenticate(): array
    {
        $account = $this->requireAccount();
        [$id, $userId, $provenAt] = exchange($this->body()['code'] ?? null);
        if (!isset($account['passkeys'][$id]) || $userId !== $account['id'])
            throw new Failure(403, 'Forbidden', 'This passkey belongs to another account');
        if ($provenAt === 0) throw new Failure(403, 'Forbidden', 'The device did not verify the user');
        $this->signIn($account, $provenAt, $id, $this->read('session')['passkey']);
        return ['reauthenticatedAt' => $provenAt];
    }

    // The session, the account and its passkeys

    public function showSession(): array
    {
        $account = $this->account();
        return $account ? ['user' => userOf($account)] : [];
    }

    public function closeSession(): null
    {
        $this->end('session');
        return null;
    }

    public function closeSessions(): null
    {
        $this->endOthers($this->requireAccount());
        return $this->closeSession();
    }

    public function listPasskeys(): array
    {
        $account = $this->requireAccount();
        $passkeys = [];
        foreach ($account['passkeys'] as $id => ['label' => $label])
            if ($vault = inVault((string) $id)) $passkeys[] = $this->passkeyView((string) $id, $label, $vault);
        $canRemoveLast = isset($account['email']);
        return ['passkeys' => $passkeys, 'canRemoveLast' => $canRemoveLast, 'needsReauthentication' => !$this->isFresh()];
    }

    public function renamePasskey(string $id): array
    {
        $account = $this->requireAccount();
        $label = nameOf('label', $this->body()['label'] ?? null);
        $vault = isset($account['passkeys'][$id]) ? inVault($id) : null;
        if (!$vault) throw new Failure(404, 'NotFound', 'The account has no such passkey'); // P8
        $account['passkeys'][$id]['label'] = $label;
        $this->store->write($account);
        return ['passkey' => $this->passkeyView($id, $label, $vault)];
    }

    public function removePasskey(string $id): array
    {
        return $this->remove([$id]);
    }

    public function removePasskeys(): array
    {
        return $this->remove(idsOf($this->requireAccount()));
    }

    private function remove(array $ids): array
    {
        $account = $this->requireAccount();
        $this->requireFresh();
        if (!$ids || array_diff($ids, idsOf($account)))
            throw new Failure(404, 'NotFound', 'The account has no such passkey');
        if (array_intersect($ids, trusted($account))) $this->requirePasskey($account);
        if (!isset($account['email']) && count($ids) === count($account['passkeys'])) // P9
            throw new Failure(409, 'LastPasskey', 'This is the last way to sign in');
        $prepared = passlock('POST', 'passkeys/delete', ['passkeyIds' => $ids]);
        $account['passkeys'] = array_diff_key($account['passkeys'], array_flip($ids));
        $this->store->write($account);
        $this->endOthers($account);
        return ['deletePasskeysToken' => $prepared['deletePasskeysToken']];
    }

    public function prunePasskeys(): array
    {
        $account = $this->requireAccount();
        $this->body();
        $prepared = passlock('POST', 'passkeys/prune', ['userId' => $account['id']]);
        return ['prunePasskeysToken' => $prepared['prunePasskeysToken']];
    }

    public function renameAccount(): array
    {
        [$account, $body] = [$this->requireAccount(), $this->body()];
        $username = nameOf('username', $body['username'] ?? null);
        $displayName = optionalName('displayName', $body['displayName'] ?? $account['displayName'] ?? null);
        $owner = $this->store->byUsername($username);
        if ($owner && $owner['id'] !== $account['id'])
            throw new Failure(409, 'DuplicateUsername', 'This username is taken');
        $account = ['username' => $username, 'displayName' => $displayName] + $account;
        $this->store->write($account);
        return ['updatePasskeysToken' => updateVault($account)];
    }

    // One-time codes

    public function sendCode(): array
    {
        $body = $this->body();
        $purpose = oneOf('purpose', $body['purpose'] ?? null, ...PURPOSES);
        $account = in_array($purpose, OWN, true) ? $this->requireAccount() : null;
        if ($purpose === 'email-change') $this->requirePasskey($account);
        if ($purpose === 'reauthenticate' && !isset($account['email']))
            throw new Failure(404, 'NotFound', 'The account has no confirmed address');
        $before = $this->read('code');
        $typed = ($body['email'] ?? null) ?: (($before['purpose'] ?? null) === $purpose ? $before['email'] : null);
        $email = $purpose === 'reauthenticate' ? $account['email'] : emailOf($typed);
        $known = $account ?? ($purpose === 'signup' ? null : $this->store->byEmail($email));
        try {
            $challenge = passlock('POST', 'challenges', [
                'email' => $email,
                'purpose' => $purpose,
                'invalidateOthers' => $account !== null,
                'sendEmail' => false, // C8
                ...($account ? ['userId' => $account['id']] : []),
            ])['challenge'];
        } catch (PasslockError $error) {
            if ($error->tag !== 'ChallengeRateLimited')
                throw new Failure(400, 'InvalidEmail', 'email: expected an address');
            // C9: Passlock allows one code per address and minute.
            $members = ['retryAfterSeconds' => $error->retryAfter];
            throw new Failure(429, 'ChallengeRateLimited', 'Too many codes', $members);
        }
        // C6: the same happens for an unknown address, with an email that says so and a code that is wrong.
        $site = setting('RP_NAME', 'Acme');
        $isDecoy = !$known && $purpose !== 'signup';
        if ($isDecoy) sendMail($email, "Your sign-in at $site", "$site has no account with this address.");
        else sendMail($email, "Your code for $site", $challenge['message']['text']);
        if ($before) passlock('DELETE', "challenges/{$before['challengeId']}"); // C2
        $code = $challenge['code'];
        $pending = array_intersect_key($challenge, array_flip(['challengeId', 'secret', 'expiresAt'])) + [
            'purpose' => $purpose,
            'email' => $email,
            'account' => $known['id'] ?? null,
            'length' => strlen($code),
            'decoy' => $isDecoy ? ($code[0] === '0' ? '1' : '0') . substr($code, 1) : null,
            'attempts' => 0,
            'resendAt' => now() + MINUTE,
        ];
        $this->start('code', $pending, 60 * MINUTE);
        return $this->codeView($pending);
    }

    private function codeView(array $pending): array
    {
        $names = ['purpose', 'email', 'length', 'expiresAt', 'resendAt'];
        return array_intersect_key($pending, array_flip($names)) + ['now' => now()];
    }

    public function currentCode(): array
    {
        $pending = $this->read('code');
        $isOpen = $pending && $pending['attempts'] < ATTEMPTS && $pending['expiresAt'] > now();
        return $isOpen ? $this->codeView($pending) : [];
    }

    public function verifyCode(): array
    {
        [$typed, $pending] = [$this->body()['code'] ?? null, $this->read('code')];
        if (!is_string($typed)) throw new Failure(400, 'BadRequest', 'code: missing');
        $noCode = new Failure(400, 'InvalidChallenge', 'No code is expected from this browser');
        if (!$pending) throw $noCode; // C1
        $account = in_array($pending['purpose'], OWN, true) ? $this->requireAccount() : null;
        if ($account && $account['id'] !== $pending['account']) { // C4
            $this->end('code');
            throw $noCode;
        }
        if ($pending['expiresAt'] <= now()) throw new Failure(400, 'ChallengeExpired', 'The code has expired');
        $used = ++$this->store->sessions[$this->ids['code']]['attempts']; // C3
        $exceeded = new Failure(400, 'ChallengeAttemptsExceeded', 'There were too many wrong codes');
        if ($used > ATTEMPTS) throw $exceeded;
        $guess = ['challengeId' => $pending['challengeId'], 'secret' => $pending['secret']];
        try {
            $code = $pending['decoy'] ?? ($typed === '' ? '-' : $typed);
            $challenge = passlock('POST', 'challenges/verify', $guess + ['code' => $code])['challenge'];
        } catch (PasslockError $error) {
            if ($error->tag === 'InvalidChallenge') {
                $this->end('code');
                throw $noCode;
            }
            if ($used === ATTEMPTS || $error->tag === 'ChallengeAttemptsExceeded') throw $exceeded;
            throw new Failure(400, 'InvalidChallengeCode', 'The code is wrong', ['attemptsLeft' => ATTEMPTS - $used]);
        }
        $this->end('code');
        $isOther = fold($challenge['email']) !== fold($pending['email']);
        if ($challenge['purpose'] !== $pending['purpose'] || $isOther) throw $noCode;
        return ['purpose' => $pending['purpose']] + $this->complete($pending, $account, $noCode);
    }

    private function complete(array $pending, ?array $account, Failure $noCode): array
    {
        ['purpose' => $purpose, 'email' => $email] = $pending;
        if ($purpose === 'email-change') return $this->changeEmail($account, $email);
        $account = $purpose === 'signup'
            ? $this->store->byEmail($email)
            : $this->store->accounts[$pending['account'] ?? ''] ?? null;
        if ($purpose === 'signup' && !$account) {
            $username = $this->store->freeUsername($email);
            $account = ['id' => newId(16), 'username' => $username, 'email' => $email, 'passkeys' => []];
            $this->store->write($account);
        }
        // C4: it may have changed meanwhile.
        if (!$account || fold($account['email'] ?? '') !== fold($email)) throw $noCode;
        $passkey = $purpose === 'reauthenticate' ? $this->read('session')['passkey'] : null;
        $this->signIn($account, now(), null, $passkey);
        return ['user' => userOf($account)];
    }

    private function changeEmail(array $account, string $email): array
    {
        $owner = $this->store->byEmail($email);
        if ($owner && $owner['id'] !== $account['id'])
            throw new Failure(409, 'DuplicateEmail', 'Another account has this address');
        $isName = isset($account['email']) && fold($account['email']) === fold($account['username']);
        if ($isName) $account['username'] = $this->store->freeUsername($email);
        $account['email'] = $email;
        $this->store->write($account);
        $this->endOthers($account);
        $token = $isName ? ['updatePasskeysToken' => updateVault($account)] : [];
        return ['user' => userOf($account)] + $token;
    }
}

// HTTP

const ROUTES = [
    'session' => ['GET' => 'showSession', 'POST' => 'openSession', 'DELETE' => 'closeSession'],
    'sessions' => ['DELETE' => 'closeSessions'],
    'passkeys/registration/authorize' => ['POST' => 'authorizeRegistration'],
    'passkeys/registration' => ['POST' => 'linkPasskey'],
    'passkeys/authentication/authorize' => ['POST' => 'authorizeAuthentication'],
    'reauthentication' => ['POST' => 'reauthenticate'],
    'passkeys' => ['GET' => 'listPasskeys', 'DELETE' => 'removePasskeys'],
    'passkeys/prune' => ['POST' => 'prunePasskeys'],
    'passkeys/{id}' => ['PATCH' => 'renamePasskey', 'DELETE' => 'removePasskey'],
    'account' => ['PATCH' => 'renameAccount'],
    'challenges' => ['POST' => 'sendCode'],
    'challenges/current' => ['GET' => 'currentCode'],
    'challenges/verify' => ['POST' => 'verifyCode'],
];

function cookieName(string $name): string
{
    return (setting('RP_ID', 'localhost') === 'localhost' ? '' : '__Host-') . "passkey-$name";
}

function respond(Store $store, array &$cookies): ?array
{
    $origins = explode(',', setting('ORIGINS', 'http://' . ($_SERVER['HTTP_HOST'] ?? '')));
    if (!in_array($_SERVER['HTTP_ORIGIN'] ?? $origins[0], $origins, true)) // R2
        throw new Failure(403, 'Forbidden', 'This origin is not allowed');
    $raw = file_get_contents('php://input', length: MAX_BODY + 1);
    if (strlen($raw) > MAX_BODY) throw new Failure(413, 'BadRequest', 'The body is too large');
    $path = explode('?', $_SERVER['REQUEST_URI'])[0];
    $path = str_starts_with($path, '/backend/') ? substr($path, strlen('/backend/')) : '';
    $id = '';
    if (!isset(ROUTES[$path]) && preg_match('~^passkeys/([A-Za-z0-9_-]{1,128})$~D', $path, $match)) // R5
        [$path, $id] = ['passkeys/{id}', $match[1]];
    $methods = ROUTES[$path] ?? throw new Failure(404, 'NotFound', 'No route has this path');
    $handler = $methods[$_SERVER['REQUEST_METHOD']] ?? throw new Failure(405, 'BadRequest', 'The path has other methods');
    $backend = new Backend($store, $raw);
    try {
        return $backend->$handler(...($id === '' ? [] : [$id]));
    } finally {
        $cookies = $backend->cookies;
    }
}

$store = new Store();
$cookies = [];
try {
    $body = respond($store, $cookies);
    $status = $body === null ? 204 : 200;
} catch (Failure $failure) {
    [$status, $body] = [$failure->status, $failure->body];
} catch (Throwable $error) { // An error of Passlock that no handler expects, or a bug.
    error_log((string) $error);
    [$status, $body] = [500, ['_tag' => '@error/Internal', 'message' => 'The server failed']];
}
$store->save();
http_response_code($status);
header('Cache-Control: no-store'); // R6
header('X-Content-Type-Options: nosniff');
header_remove('X-Powered-By');
if ($status === 429) header("Retry-After: {$body['retryAfterSeconds']}");
foreach ($cookies as $name => [$value, $lifetime]) { // S1
    $secure = setting('RP_ID', 'localhost') === 'localhost' ? '' : '; Secure';
    $line = cookieName($name) . "=$value; Path=/; Max-Age=$lifetime; HttpOnly; SameSite=Lax$secure";
    header("Set-Cookie: $line", false);
}
if ($body !== null) {
    header('Content-Type: application/json');
    echo json_encode((object) $body);
}
