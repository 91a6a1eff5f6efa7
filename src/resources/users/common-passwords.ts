/**
 * The most common passwords. Auth0 refuses the first 10,000 of a public list where a connection asks for it; a local
 * tenant knows those at its head, which is enough to see the refusal.
 */
export const COMMON_PASSWORDS: readonly string[] =
  `password 123456 12345678 123456789 1234567890 1234 12345 1234567 qwerty qwerty123 qwertyuiop abc123 password1
  password123 passw0rd p@ssw0rd letmein welcome welcome1 admin admin123 root login master monkey dragon sunshine princess
  football baseball basketball hockey shadow superman batman trustno1 iloveyou hello freedom whatever starwars computer
  michael jordan jennifer hunter secret test test123 changeme default guest 111111 000000 123123 654321 666666 987654321
  aaaaaa qazwsx zaq12wsx asdfgh asdfghjkl zxcvbn zxcvbnm 1q2w3e4r 1qaz2wsx`.split(/\s+/);
