/* @web/test-runner snapshot v1 */
export const snapshots = {};

snapshots["passkey-register, idle"] = 
`paragraph
  text "Sign in more easily: use your fingerprint, face or screen lock."
LabelText
  text "Email or username"
textbox "Email or username"
button "Create a passkey"
status (live: polite)
alert (live: assertive)
group
  DisclosureTriangle "What are passkeys?"`;
/* end snapshot passkey-register, idle */

snapshots["passkey-register, preparing"] = 
`paragraph
  text "Sign in more easily: use your fingerprint, face or screen lock."
LabelText
  text "Email or username"
textbox "Email or username"
button "Create a passkey" (disabled)
button "Cancel"
status (live: polite)
  text "Getting ready…"
alert (live: assertive)
group
  DisclosureTriangle "What are passkeys?"`;
/* end snapshot passkey-register, preparing */

snapshots["passkey-register, prompting"] = 
`paragraph
  text "Sign in more easily: use your fingerprint, face or screen lock."
LabelText
  text "Email or username"
textbox "Email or username"
button "Create a passkey" (disabled)
button "Cancel"
status (live: polite)
  text "Follow the steps on your device. Your fingerprint, face or screen lock confirms it’s you."
alert (live: assertive)
group
  DisclosureTriangle "What are passkeys?"`;
/* end snapshot passkey-register, prompting */

snapshots["passkey-register, verifying"] = 
`paragraph
  text "Sign in more easily: use your fingerprint, face or screen lock."
LabelText
  text "Email or username"
textbox "Email or username"
button "Create a passkey" (disabled)
button "Cancel"
status (live: polite)
  text "Saving your passkey…"
alert (live: assertive)
group
  DisclosureTriangle "What are passkeys?"`;
/* end snapshot passkey-register, verifying */

snapshots["passkey-register, succeeded"] = 
`paragraph
  text "Sign in more easily: use your fingerprint, face or screen lock."
LabelText
  text "Email or username"
textbox "Email or username"
button "Create a passkey"
status (live: polite)
  text "Your passkey is ready. You can sign in with it from now on."
alert (live: assertive)
group
  DisclosureTriangle "What are passkeys?"`;
/* end snapshot passkey-register, succeeded */

snapshots["passkey-register, failed"] = 
`paragraph
  text "Sign in more easily: use your fingerprint, face or screen lock."
LabelText
  text "Email or username"
textbox "Email or username"
button "Create a passkey"
status (live: polite)
alert (live: assertive)
  text "The server has a problem. Please try again in a moment."
paragraph
  text "Continue with a password."
group
  DisclosureTriangle "What are passkeys?"`;
/* end snapshot passkey-register, failed */

snapshots["passkey-register, disabled"] = 
`paragraph
  text "Sign in more easily: use your fingerprint, face or screen lock."
button "Create a passkey" (disabled)
status (live: polite)
alert (live: assertive)
group
  DisclosureTriangle "What are passkeys?" (disabled)`;
/* end snapshot passkey-register, disabled */

snapshots["passkey-register, unavailable"] = 
`LabelText
  text "Email or username"
textbox "Email or username"
status (live: polite)
  text "This browser can’t use passkeys. Try a newer browser, or continue another way."
alert (live: assertive)
paragraph
  text "Continue with a password."
group
  DisclosureTriangle "What are passkeys?"`;
/* end snapshot passkey-register, unavailable */

snapshots["passkey-login, idle"] = 
`LabelText
  text "Email or username"
textbox "Email or username"
button "Sign in with a passkey"
status (live: polite)
alert (live: assertive)`;
/* end snapshot passkey-login, idle */

snapshots["passkey-login, preparing"] = 
`LabelText
  text "Email or username"
textbox "Email or username"
button "Sign in with a passkey" (disabled)
button "Cancel"
status (live: polite)
  text "Getting ready…"
alert (live: assertive)`;
/* end snapshot passkey-login, preparing */

snapshots["passkey-login, prompting"] = 
`LabelText
  text "Email or username"
textbox "Email or username"
button "Sign in with a passkey" (disabled)
button "Cancel"
status (live: polite)
  text "Follow the steps on your device: it asks for your fingerprint, face or screen lock."
alert (live: assertive)`;
/* end snapshot passkey-login, prompting */

snapshots["passkey-login, verifying"] = 
`LabelText
  text "Email or username"
textbox "Email or username"
button "Sign in with a passkey" (disabled)
button "Cancel"
status (live: polite)
  text "Checking your passkey…"
alert (live: assertive)`;
/* end snapshot passkey-login, verifying */

snapshots["passkey-login, succeeded"] = 
`LabelText
  text "Email or username"
textbox "Email or username"
button "Sign in with a passkey"
status (live: polite)
  text "Your passkey was accepted."
alert (live: assertive)`;
/* end snapshot passkey-login, succeeded */

snapshots["passkey-login, failed"] = 
`LabelText
  text "Email or username"
textbox "Email or username"
button "Sign in with a passkey"
status (live: polite)
alert (live: assertive)
  text "The server has a problem. Please try again in a moment."
button "Email me a code instead"
paragraph
  text "Continue with a password."`;
/* end snapshot passkey-login, failed */

snapshots["passkey-login, disabled"] = 
`button "Sign in with a passkey" (disabled)
status (live: polite)
alert (live: assertive)`;
/* end snapshot passkey-login, disabled */

snapshots["passkey-login, unavailable"] = 
`LabelText
  text "Email or username"
textbox "Email or username"
status (live: polite)
  text "This browser can’t use passkeys. Try a newer browser, or continue another way."
alert (live: assertive)
paragraph
  text "Continue with a password."`;
/* end snapshot passkey-login, unavailable */

snapshots["otp-entry, idle"] = 
`status (live: polite)
LabelText
  text "Email"
textbox "Email" (required)
alert (live: assertive)
button "Email me a code"
status (live: polite)`;
/* end snapshot otp-entry, idle */

snapshots["otp-entry, sending"] = 
`status (live: polite)
  text "Sending…"
LabelText
  text "Email"
textbox "Email" = "ada@example.com" (required)
alert (live: assertive)
button "Email me a code" (disabled)
status (live: polite)`;
/* end snapshot otp-entry, sending */

snapshots["otp-entry, entering"] = 
`status (live: polite)
  text "We sent a code to ada@example.com. It works until TIME."
LabelText
  text "One-time code"
textbox "One-time code" (focused)
alert (live: assertive)
button "Continue"
button "Send another code"
button "Use another email address"
paragraph
  text "No email? Look in the spam folder, or check the address."
status (live: polite)`;
/* end snapshot otp-entry, entering */

snapshots["otp-entry, entering, with a wait"] = 
`status (live: polite)
  text "We sent a code to ada@example.com. It works until TIME."
LabelText
  text "One-time code"
textbox "One-time code" (focused)
alert (live: assertive)
button "Continue"
button "Send another code (in 60 sec.)" (disabled)
button "Use another email address"
paragraph
  text "No email? Look in the spam folder, or check the address."
status (live: polite)
  text "You can ask for another code in 60 seconds."`;
/* end snapshot otp-entry, entering, with a wait */

snapshots["otp-entry, entering, after a wrong code"] = 
`status (live: polite)
  text "We sent a code to ada@example.com. It works until TIME."
LabelText
  text "One-time code"
textbox "One-time code" described by "That’s not the code we sent. You have 4 tries left." (invalid: true, focused)
alert (live: assertive)
  text "That’s not the code we sent. You have 4 tries left."
button "Continue"
button "Send another code"
button "Use another email address"
paragraph
  text "No email? Look in the spam folder, or check the address."
status (live: polite)`;
/* end snapshot otp-entry, entering, after a wrong code */

snapshots["otp-entry, checking"] = 
`status (live: polite)
  text "Checking the code…"
LabelText
  text "One-time code"
textbox "One-time code" = "123456" (focused)
alert (live: assertive)
button "Continue" (disabled)
button "Send another code" (disabled)
button "Use another email address"
status (live: polite)`;
/* end snapshot otp-entry, checking */

snapshots["otp-entry, verified"] = 
`status (live: polite)
  text "Code accepted."
alert (live: assertive)
button "Create a passkey" (focused)
status (live: polite)`;
/* end snapshot otp-entry, verified */

snapshots["otp-entry, failed"] = 
`status (live: polite)
alert (live: assertive)
  text "This code has expired. Ask for a new one."
button "Send another code" (focused)
button "Use another email address"
status (live: polite)`;
/* end snapshot otp-entry, failed */

snapshots["otp-entry, as a form control"] = 
`status (live: polite)
LabelText
  text "One-time code"
textbox "One-time code" (required)
alert (live: assertive)
status (live: polite)`;
/* end snapshot otp-entry, as a form control */

snapshots["otp-entry, disabled"] = 
`status (live: polite, disabled)
LabelText
  text "One-time code"
textbox "One-time code" (disabled)
alert (live: assertive)
status (live: polite)`;
/* end snapshot otp-entry, disabled */

snapshots["passkey-manager, loading"] = 
`status (live: polite)
  text "Loading your passkeys…"
alert (live: assertive)`;
/* end snapshot passkey-manager, loading */

snapshots["passkey-manager, ready"] = 
`list "Your passkeys"
  listitem
    text "My keychain"
    text "Saved on your devices"
    text "Used for this sign-in"
    text "Created 2 hours ago · last used 1 hour ago"
    group
      DisclosureTriangle "Details"
    button "Rename My keychain"
    button "Remove My keychain"
  listitem
    text "Passkey (1)"
    text "On one device only"
    text "Created 2 hours ago · last used 1 hour ago"
    group
      DisclosureTriangle "Details"
    button "Rename Passkey (1)"
    button "Remove Passkey (1)"
  listitem
    text "Passkey (2)"
    text "Saved on your devices"
    text "For old.example"
    text "Created 2 hours ago · last used 1 hour ago"
    group
      DisclosureTriangle "Details"
    button "Replace Passkey (2)"
    button "Rename Passkey (2)"
    button "Remove Passkey (2)"
button "Remove old passkeys from this device"
status (live: polite)
alert (live: assertive)
paragraph
  text "Sign in more easily: use your fingerprint, face or screen lock."
button "Create a passkey"
status (live: polite)
alert (live: assertive)
group
  DisclosureTriangle "What are passkeys?"`;
/* end snapshot passkey-manager, ready */

snapshots["passkey-manager, ready, with no passkey"] = 
`status (live: polite)
alert (live: assertive)
paragraph
  text "You have no passkey yet. A passkey lets you sign in with your fingerprint, face or screen lock."
paragraph
  text "Sign in more easily: use your fingerprint, face or screen lock."
button "Create a passkey"
status (live: polite)
alert (live: assertive)
group
  DisclosureTriangle "What are passkeys?"`;
/* end snapshot passkey-manager, ready, with no passkey */

snapshots["passkey-manager, ready, asks before it removes"] = 
`dialog "Remove My keychain?" described by "You’ll no longer be able to sign in with it. If your browser supports it, the passkey is removed from your device too." (modal)
  heading "Remove My keychain?"
  paragraph
    text "You’ll no longer be able to sign in with it. If your browser supports it, the passkey is removed from your device too."
  button "Keep it" (focused)
  button "Remove My keychain"`;
/* end snapshot passkey-manager, ready, asks before it removes */

snapshots["passkey-manager, ready, renames one"] = 
`list "Your passkeys"
  listitem
    form
      LabelText
        text "Name of this passkey"
        textbox "Name of this passkey" = "My keychain" (focused, required)
      button "Save"
      button "Cancel"
    text "Saved on your devices"
    text "Used for this sign-in"
    text "Created 2 hours ago · last used 1 hour ago"
    group
      DisclosureTriangle "Details"
  listitem
    text "Passkey (1)"
    text "On one device only"
    text "Created 2 hours ago · last used 1 hour ago"
    group
      DisclosureTriangle "Details"
    button "Rename Passkey (1)"
    button "Remove Passkey (1)"
  listitem
    text "Passkey (2)"
    text "Saved on your devices"
    text "For old.example"
    text "Created 2 hours ago · last used 1 hour ago"
    group
      DisclosureTriangle "Details"
    button "Replace Passkey (2)"
    button "Rename Passkey (2)"
    button "Remove Passkey (2)"
button "Remove old passkeys from this device"
status (live: polite)
alert (live: assertive)
paragraph
  text "Sign in more easily: use your fingerprint, face or screen lock."
button "Create a passkey"
status (live: polite)
alert (live: assertive)
group
  DisclosureTriangle "What are passkeys?"`;
/* end snapshot passkey-manager, ready, renames one */

snapshots["passkey-manager, ready, after a removal"] = 
`list "Your passkeys"
  listitem
    text "Passkey (1)"
    text "On one device only"
    text "Created 2 hours ago · last used 1 hour ago"
    group
      DisclosureTriangle "Details"
    button "Rename Passkey (1)"
    button "Remove Passkey (1)"
  listitem
    text "Passkey (2)"
    text "Saved on your devices"
    text "For old.example"
    text "Created 2 hours ago · last used 1 hour ago"
    group
      DisclosureTriangle "Details"
    button "Replace Passkey (2)"
    button "Rename Passkey (2)"
    button "Remove Passkey (2)"
button "Remove old passkeys from this device"
status (live: polite, focused)
  text "My keychain was removed. The passkey saved on your device couldn’t be updated. Change it in your password manager."
alert (live: assertive)
paragraph
  text "Sign in more easily: use your fingerprint, face or screen lock."
button "Create a passkey"
status (live: polite)
alert (live: assertive)
group
  DisclosureTriangle "What are passkeys?"`;
/* end snapshot passkey-manager, ready, after a removal */

snapshots["passkey-manager, failed"] = 
`status (live: polite)
alert (live: assertive)
  text "The server can’t be reached. Check your connection and try again."
button "Try again"`;
/* end snapshot passkey-manager, failed */

snapshots["passkey-support, supported"] = 
`table "What this browser can do"
  caption
    text "What this browser can do"
  row
    rowheader "Sign in with a passkey"
    cell "Yes"
  row
    rowheader "Use the fingerprint, face or screen lock of this device"
    cell "No"
  row
    rowheader "Use a passkey on another device, such as a phone"
    cell "Yes"
  row
    rowheader "Offer passkeys while you fill in a form"
    cell "Yes"
  row
    rowheader "Ask for a passkey only where there is one"
    cell "No"
  row
    rowheader "Create a passkey after a password sign-in"
    cell "No"
  row
    rowheader "Remove deleted passkeys from this device"
    cell "Yes"
  row
    rowheader "Offer only passkeys that still work"
    cell "Yes"
  row
    rowheader "Show your new name beside your passkeys"
    cell "Yes"
  row
    rowheader "Share passkeys between related sites"
    cell "No"`;
/* end snapshot passkey-support, supported */

snapshots["passkey-support, unsupported"] = 
`table "What this browser can do"
  caption
    text "What this browser can do"
  row
    rowheader "Sign in with a passkey"
    cell "No"
  row
    rowheader "Use the fingerprint, face or screen lock of this device"
    cell "No"
  row
    rowheader "Use a passkey on another device, such as a phone"
    cell "No"
  row
    rowheader "Offer passkeys while you fill in a form"
    cell "No"
  row
    rowheader "Ask for a passkey only where there is one"
    cell "No"
  row
    rowheader "Create a passkey after a password sign-in"
    cell "No"
  row
    rowheader "Remove deleted passkeys from this device"
    cell "No"
  row
    rowheader "Offer only passkeys that still work"
    cell "No"
  row
    rowheader "Show your new name beside your passkeys"
    cell "No"
  row
    rowheader "Share passkeys between related sites"
    cell "No"`;
/* end snapshot passkey-support, unsupported */

snapshots["passkey-manager, ready, asks for a proof"] = 
`list "Your passkeys"
  listitem
    text "My keychain"
    text "Saved on your devices"
    text "Used for this sign-in"
    text "Created 2 hours ago · last used 1 hour ago"
    group
      DisclosureTriangle "Details"
    button "Rename My keychain"
    button "Remove My keychain"
  listitem
    text "Passkey (1)"
    text "On one device only"
    text "Created 2 hours ago · last used 1 hour ago"
    group
      DisclosureTriangle "Details"
    button "Rename Passkey (1)"
    button "Remove Passkey (1)"
  listitem
    text "Passkey (2)"
    text "Saved on your devices"
    text "For old.example"
    text "Created 2 hours ago · last used 1 hour ago"
    group
      DisclosureTriangle "Details"
    button "Replace Passkey (2)"
    button "Rename Passkey (2)"
    button "Remove Passkey (2)"
button "Remove old passkeys from this device"
status (live: polite)
  text "Please confirm it’s you first."
alert (live: assertive)
paragraph
  text "You’re signed in as ada@example.com."
button "Confirm it’s you" (focused)
status (live: polite)
alert (live: assertive)
button "Email me a code instead"
button "Cancel"
paragraph
  text "Sign in more easily: use your fingerprint, face or screen lock."
button "Create a passkey"
status (live: polite)
alert (live: assertive)
group
  DisclosureTriangle "What are passkeys?"`;
/* end snapshot passkey-manager, ready, asks for a proof */

