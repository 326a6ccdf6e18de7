async function showUser() {
  const response = await fetch('/backend/session');
  const { user } = await response.json();
  document.querySelector('[role=status]').textContent = `Signed in as ${user.username}`;
}

document.addEventListener('passkey-authenticated', showUser);
document.addEventListener('passkey-registered', showUser);
