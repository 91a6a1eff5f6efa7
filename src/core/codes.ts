/** One row of the table of error codes. */
interface Row<Facts> {
  /** When it appears; the documentation of the code. */
  readonly means: string;
  readonly message: (facts: Facts) => string;
  /** What to do. */
  readonly hint: (facts: Facts) => string;
}

function row<Facts>(means: string, message: Row<Facts>['message'], hint: Row<Facts>['hint']): Row<Facts> {
  return { means, message, hint };
}

/** Words in a sentence: the first ten, and how many more there are. */
function someOf(words: readonly string[]): string {
  const more = words.length - 10;
  return words.slice(0, 10).join(', ') + (more > 0 ? ` and ${more} others` : '');
}

/** Every expected failure, one row each. The key is the code that users see and that never changes. */
export const codes = {
  // Reading tenant/
  'yaml-syntax': row<{ reason: string }>(
    'A file is not valid YAML.',
    ({ reason }) => `This is not valid YAML: ${reason}.`,
    () => 'Correct the line that the caret marks.',
  ),
  'unknown-key': row<{ key: string; where: string; nearest: string | undefined }>(
    'A key that the table of resource kinds does not have.',
    ({ key, where }) => `${where} has no key \`${key}\`.`,
    ({ nearest }) => (nearest ? `Did you mean \`${nearest}\`?` : 'Remove the key, or correct its name.'),
  ),
  'tenant-missing': row<{ folder: string }>(
    'The project has no folder tenant/, or no YAML file in it.',
    ({ folder }) => `There is no YAML file in ${folder}.`,
    () => "Run the command in the project's folder, or write what the tenant is into tenant/*.yaml.",
  ),
  'not-utf8': row<{ file: string }>(
    'A file is not UTF-8.',
    ({ file }) => `${file} is not written in UTF-8.`,
    () => 'Save the file as UTF-8.',
  ),
  'setting-twice': row<{ key: string; first: string }>(
    'A setting is given twice, in one file or in two.',
    ({ key, first }) => `\`${key}\` is set a second time; the first is at ${first}.`,
    () => 'Remove one of the two.',
  ),
  'missing-key': row<{ key: string; where: string; expected: string }>(
    'A key that must be there is not.',
    ({ key, where, expected }) => `${where} lacks the key \`${key}\` (${expected}).`,
    ({ key }) => `Add \`${key}\`.`,
  ),
  'wrong-type': row<{ key: string; expected: string; found: string }>(
    'A value is of another type than its key takes.',
    ({ key, expected, found }) => `\`${key}\` expects ${expected}; found ${found}.`,
    ({ expected }) => `Write ${expected}.`,
  ),
  'wrong-value': row<{ key: string; found: string; allowed: readonly string[]; nearest: string | undefined }>(
    'A value is none of those that its key takes.',
    ({ key, found, allowed }) => `\`${key}\` cannot be ${found}; it takes ${someOf(allowed)}.`,
    ({ nearest }) => (nearest ? `Did you mean \`${nearest}\`?` : 'Write one of these values.'),
  ),
  'value-refused': row<{ key: string; reason: string }>(
    'A value has the right type and is refused all the same: too long, of another form.',
    ({ key, reason }) => `The value of \`${key}\` is refused: ${reason}.`,
    () => 'Correct the value.',
  ),
  'duplicate-entry': row<{ key: string; name: string; first: string }>(
    'Two entries of a list are the same resource.',
    ({ key, name, first }) => `\`${key}\` has two entries \`${name}\`; the first is at ${first}.`,
    () => 'Rename or remove one of the two, or give each its environments with `only`.',
  ),
  'unknown-reference': row<{ what: string; name: string; leftOut: boolean; nearest: string | undefined }>(
    'A value names a resource that tenant/ does not have, or not in this environment.',
    ({ what, name, leftOut }) => `There is no ${what} \`${name}\`${leftOut ? ' in this environment' : ''}.`,
    ({ leftOut, nearest }) => {
      if (leftOut)
        return 'Its entry says `only`: give this one the same `only`, or add the environment to that one.';
      return nearest ? `Did you mean \`${nearest}\`?` : 'Add it to tenant/, or correct the name.';
    },
  ),
  'no-repository': row<Record<string, never>>(
    'A plan against a commit, in a folder that is in no git repository, or without git.',
    () => 'The project is in no git repository, or there is no git.',
    () => 'A commit can only be compared with where its repository is checked out.',
  ),
  'unknown-commit': row<{ ref: string }>(
    'A plan against a commit that the repository does not have.',
    ({ ref }) => `The repository has no commit \`${ref}\`.`,
    () => 'In CI, check out with the history: actions/checkout with `fetch-depth: 0`.',
  ),
  'unknown-risk': row<{ risk: string; nearest: string | undefined }>(
    'tenant/accepted-risks.yaml names a risk that there is not.',
    ({ risk }) => `There is no risk \`${risk}\`.`,
    ({ nearest }) => (nearest ? `Did you mean \`${nearest}\`?` : 'docs/risks.md lists them all.'),
  ),
  'unknown-scope': row<{ scope: string; api: string; nearest: string | undefined }>(
    'A permission or a grant names a scope that its API does not have.',
    ({ scope, api }) => `The API \`${api}\` has no scope \`${scope}\`.`,
    ({ nearest }) =>
      nearest ? `Did you mean \`${nearest}\`?` : 'Add the scope to the API, or correct its name.',
  ),
  'file-missing': row<{ path: string; folder: string }>(
    'A value is the path of a file that is not there.',
    ({ path, folder }) => `There is no file ${path}.`.concat(folder ? ` Paths start at ${folder}.` : ''),
    () => 'Create the file, or correct the path.',
  ),
  'file-outside': row<{ path: string }>(
    "A path leads out of the project's folder.",
    ({ path }) => `${path} is outside the project's folder.`,
    () => 'Move the file into the project.',
  ),

  // Environments and keywords
  'unknown-environment': row<{ name: string; known: string; nearest: string | undefined }>(
    'An environment that has no file in tenant/environments/.',
    ({ name, known }) => `There is no environment \`${name}\`; there are: ${known}.`,
    ({ name, nearest }) =>
      nearest ? `Did you mean \`${nearest}\`?` : `Write tenant/environments/${name}.yaml, or name another.`,
  ),
  'environment-cycle': row<{ chain: string }>(
    'Environments extend each other in a circle.',
    ({ chain }) => `The environments extend each other in a circle: ${chain}.`,
    () => 'Remove `extends` from one of them.',
  ),
  'domain-differs': row<{ name: string; domain: string; variable: string }>(
    "AUTH0_DOMAIN names another tenant than the environment's file: left over from a deploy to another one, perhaps.",
    ({ name, domain, variable }) =>
      `The environment \`${name}\` is ${domain}, and the environment variable AUTH0_DOMAIN says ${variable}.`,
    () => 'Unset AUTH0_DOMAIN, or name the environment that is meant; nothing has been sent.',
  ),
  'environment-incomplete': row<{ name: string; variable: string; key: string | undefined; file: string }>(
    "A real tenant's domain, client id or client secret is given neither in the environment's file nor in a variable.",
    ({ name, variable }) => `The environment \`${name}\` needs ${variable}, which is not set.`,
    ({ variable, key, file }) =>
      key
        ? `Set the environment variable ${variable}, or write \`${key}\` in ${file}.`
        : `Set the environment variable ${variable}.`,
  ),
  'keyword-undeclared': row<{ name: string; file: string; nearest: string | undefined }>(
    'A keyword is used that the environment does not declare.',
    ({ name, file }) => `The keyword \`${name}\` is declared neither in ${file} nor in what that extends.`,
    ({ name, file, nearest }) =>
      nearest
        ? `Did you mean \`${nearest}\`?`
        : `Declare it in ${file}: \`keywords: { ${name}: { value: … } }\`.`,
  ),
  'keyword-without-value': row<{ name: string; variable: string }>(
    'A keyword is a secret, and its environment variable is not set.',
    ({ name, variable }) =>
      `The keyword \`${name}\` has no value: the environment variable ${variable} is not set.`,
    ({ variable }) => `Set ${variable}.`,
  ),
  'keyword-cycle': row<{ name: string }>(
    "A keyword's value uses the keyword itself.",
    ({ name }) => `The value of the keyword \`${name}\` uses \`${name}\` again.`,
    () => 'Write the value without it.',
  ),
  'keyword-not-text': row<{ name: string; found: string }>(
    '`##NAME##` is replaced as text, and the value is none.',
    ({ name, found }) => `\`##${name}##\` is replaced as text, but its value is ${found}.`,
    ({ name }) => `Write \`@@${name}@@\`, which is replaced as JSON.`,
  ),
  'keyword-unused': row<{ name: string }>(
    'A keyword is declared and nothing uses it.',
    ({ name }) => `Nothing uses the keyword \`${name}\`.`,
    () => 'Remove it, or use it.',
  ),

  // Actions, as tenant/actions.yaml lists them
  'unknown-trigger': row<{ trigger: string; nearest: string | undefined; known: readonly string[] }>(
    'A trigger that Auth0 does not have.',
    ({ trigger }) => `There is no trigger \`${trigger}\`.`,
    ({ nearest, known }) => (nearest ? `Did you mean \`${nearest}\`?` : `Use one of ${known.join(', ')}.`),
  ),
  'unknown-trigger-version': row<{ trigger: string; version: string; known: readonly string[] }>(
    'A version that the trigger does not have.',
    ({ trigger, version }) => `The trigger \`${trigger}\` has no version \`${version}\`.`,
    ({ known }) => `Use ${known.at(-1)}, the current one, or leave the version out.`,
  ),
  'unknown-runtime': row<{ runtime: string; known: readonly string[] }>(
    'A runtime that Auth0 does not have.',
    ({ runtime }) => `There is no runtime \`${runtime}\`.`,
    ({ known }) => `Use ${known[0]}.`,
  ),
  'retired-runtime': row<{ runtime: string; known: readonly string[] }>(
    'A runtime that Auth0 no longer runs.',
    ({ runtime }) => `Auth0 no longer runs Actions on \`${runtime}\`.`,
    ({ known }) => `Use ${known[0]}.`,
  ),
  'dependency-not-locked': row<{ name: string }>(
    'A dependency of an Action has no version in package-lock.json.',
    ({ name }) => `\`${name}\` is not in package-lock.json, so its version is not known.`,
    ({ name }) => `Install it with \`npm install -E ${name}\`, or correct the name.`,
  ),
  'too-many': row<{ what: string; count: number; most: number }>(
    'More of something than Auth0 takes.',
    ({ what, count, most }) => `${count} ${what}; Auth0 takes at most ${most}.`,
    () => 'Remove some.',
  ),
  'binding-mismatch': row<{ action: string; trigger: string; bound: string }>(
    'A trigger is bound to an Action of another trigger.',
    ({ action, trigger, bound }) =>
      `The Action \`${action}\` is one of ${trigger}; it cannot be bound to ${bound}.`,
    ({ trigger }) => `Bind it to ${trigger}, or change the Action's trigger.`,
  ),

  // The local tenant's state
  'state-in-use': row<{ file: string }>(
    'Another process has the state of the local tenant open.',
    ({ file }) => `Another local tenant is using ${file}.`,
    () => 'End the other one, or give this one a folder of its own with `--state FOLDER`.',
  ),
  'state-unreadable': row<{ file: string; reason: string }>(
    'The file with the state of the local tenant is damaged, or is no such file.',
    ({ file, reason }) => `The state of the local tenant in ${file} cannot be read: ${reason}.`,
    () => 'Move the file away; the next deploy fills a new local tenant.',
  ),
  'state-too-new': row<{ file: string; version: number }>(
    'The state of the local tenant was written by a later version of this program.',
    ({ file, version }) => `${file} was written by a later version of this program (layout ${version}).`,
    () => 'Update this program, or move the file away; the next deploy fills a new local tenant.',
  ),

  // Forks
  'upstream-unread': row<{ domain: string; path: string; reason: string }>(
    'The tenant that a fork reads from did not answer, however often it was asked.',
    ({ domain, path, reason }) => `${domain} could not be read at ${path}: ${reason}.`,
    () => 'Nothing has been written to the tenant; try again when it answers.',
  ),
  'upstream-changing': row<{ domain: string; path: string }>(
    'A list of the tenant that a fork reads from changed each time that it was read.',
    ({ domain, path }) => `${path} of ${domain} changes while it is read: its pages do not fit each other.`,
    () => 'Try again when nobody changes the tenant.',
  ),
  'upstream-too-many': row<{ domain: string; path: string; count: number; most: number }>(
    'There are more people than Auth0 lists, where a fork was asked for all of them.',
    ({ domain, path, count, most }) =>
      `${domain} has ${count} entries at ${path} and lists no more than ${most}.`,
    () => 'Ask for one of them by its id, or by an e-mail address.',
  ),
  'upstream-scopes-missing': row<{ domain: string; clientId: string; scopes: readonly string[] }>(
    'The application that reads the tenant for a fork lacks scopes: Auth0 leaves out fields without a word.',
    ({ domain, clientId, scopes }) =>
      `The application ${clientId} of ${domain} lacks scopes of the Management API: ${scopes.join(', ')}.`,
    () => "Add the scopes to the application's grant for the Management API; nothing has been read.",
  ),
  'fork-lacks': row<{ file: string; path: string }>(
    'A fork was opened from a file, and is asked for what was not read when the file was saved.',
    ({ file, path }) => `${file} does not have ${path}: nobody asked for it when the fork was saved.`,
    () => 'Save the fork again, from a project that asks for it, or plan on the tenant, without `--from`.',
  ),
  'fork-of-other': row<{ file: string; domain: string; name: string; wanted: string }>(
    'A saved fork is of another tenant than the environment.',
    ({ file, domain, name, wanted }) =>
      `${file} is a fork of ${domain}, and the environment \`${name}\` is ${wanted}.`,
    () => 'Name the environment that it was saved for, or the file of the other one.',
  ),
  'fork-unreadable': row<{ file: string; reason: string }>(
    'A file is no saved fork, or was saved by another version of this program.',
    ({ file, reason }) => `${file} cannot be opened as a fork: ${reason}.`,
    () => 'Save the fork again with this version.',
  ),

  // Deploying
  'wrong-credentials': row<{ domain: string; clientId: string }>(
    'The tenant does not accept the client id and secret of the deploy client.',
    ({ domain, clientId }) => `${domain} does not accept the credentials of application ${clientId}.`,
    () =>
      'Check AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET, and that the application has a grant for the Management API.',
  ),
  'tenant-unreachable': row<{ domain: string; reason: string }>(
    'No answer from the tenant.',
    ({ domain, reason }) => `${domain} cannot be reached (${reason}).`,
    () => "Check the domain in the environment's file and your network; nothing has been sent.",
  ),
  'import-failed': row<{ where: string; reason: string }>(
    'auth0-deploy-cli stopped with an error.',
    ({ where, reason }) => `auth0-deploy-cli stopped${where}: ${reason}`,
    () => 'What it did until then has been done; correct the cause and deploy again.',
  ),
  // Serving the local tenant
  'entry-of-two': row<{ kind: string; name: string; ids: readonly string[] }>(
    'An entry of tenant/ that two documents of the tenant match: auth0-deploy-cli would change one of them.',
    ({ kind, name, ids }) =>
      `${kind} \`${name}\` matches ${ids.length} documents of the tenant: ${someOf(ids)}. Which of them a deploy changes cannot be told.`,
    () => 'Rename or delete all but one of them in the tenant, by their ids.',
  ),
  'port-in-use': row<{ port: number }>(
    'The local tenant cannot have its port: another program listens there.',
    ({ port }) => `Port ${port} is in use by another program.`,
    () => 'End that program, or choose another port with `--port`.',
  ),
  'port-forbidden': row<{ port: number }>(
    'The system does not let this user listen on the port: below 1024 it is often reserved.',
    ({ port }) => `The system does not allow this user to listen on port ${port}.`,
    () => 'Choose a port above 1023 with `--port`.',
  ),

  // Actions, as they are bundled, checked and run
  'action-build': row<{ reason: string }>(
    'esbuild cannot bundle an Action: a syntax error, or an import that leads nowhere.',
    ({ reason }) => `This cannot be bundled: ${reason}.`,
    () => 'Correct the line that the caret marks.',
  ),
  'action-build-warning': row<{ reason: string }>(
    "esbuild takes something in an Action's code for a slip.",
    ({ reason }) => `This is probably a slip: ${reason}.`,
    () => 'Look at the line that the caret marks.',
  ),
  'action-top-level-await': row<Record<never, never>>(
    'An Action awaits something outside of its functions.',
    () => 'An Action cannot use `await` outside of a function: Auth0 loads it as CommonJS.',
    () => 'Await it in the handler, or keep the promise in a variable and await that in the handler.',
  ),
  'action-import-meta': row<Record<never, never>>(
    '`import.meta` is empty in an Action.',
    () => '`import.meta` is empty in an Action: Auth0 loads it as CommonJS.',
    () => 'Write the value itself, or make it a secret.',
  ),
  'action-native-addon': row<{ name: string }>(
    'An Action uses a package with a native add-on; Auth0 does not load them.',
    ({ name }) => `${name} is a native add-on, or has one; Auth0 does not load them.`,
    () => 'Use a package that is written in JavaScript.',
  ),
  'action-too-large': row<{ action: string; bytes: number; most: number; largest: readonly string[] }>(
    "An Action's bundled code is larger than Auth0 takes.",
    ({ action, bytes, most, largest }) =>
      `The code of \`${action}\` has ${bytes} bytes; Auth0 takes ${most}. Largest: ${largest.join(', ')}.`,
    () => "List large packages as the Action's dependencies: those do not count.",
  ),
  'action-load': row<{ reason: string }>(
    "An Action's bundled code throws while it is loaded: on Auth0 each run would fail.",
    ({ reason }) => `The Action cannot be loaded: ${reason}.`,
    () => 'Do outside of the functions only what cannot fail.',
  ),
  'action-handler-missing': row<{ trigger: string; handler: string; exported: readonly string[] }>(
    "An Action does not export its trigger's handler: Auth0 would load it without an error and fail in every run.",
    ({ trigger, handler, exported }) =>
      `An Action of ${trigger} exports \`${handler}\`; this one exports ${exported.join(', ') || 'nothing'}.`,
    ({ handler }) => `Write \`export const ${handler} = async (event, api) => { … }\`.`,
  ),
  'action-handler-not-async': row<{ handler: string }>(
    'A handler is a function and no async function: Auth0 would load it without an error and fail in every run.',
    ({ handler }) => `\`${handler}\` is no async function; one that returns a promise will not do.`,
    ({ handler }) => `Write \`export const ${handler} = async (event, api) => { … }\`.`,
  ),
  'action-handler-mistyped': row<{ trigger: string; handler: string; exported: string }>(
    "The name of an exported function is nearly one of the trigger's handlers: Auth0 would never run it.",
    ({ trigger, exported }) => `\`${exported}\` is no handler of ${trigger}.`,
    ({ handler }) => `Did you mean \`${handler}\`?`,
  ),
  'action-handler-of-other': row<{ trigger: string; handler: string; exported: string; other: string }>(
    'An Action exports a handler of a trigger that it is not made for.',
    ({ trigger, exported, other }) =>
      `\`${exported}\` is a handler of ${other}; this Action is one of ${trigger}.`,
    ({ handler }) => `Export \`${handler}\`, or change the Action's trigger in tenant/actions.yaml.`,
  ),
  'action-default-export': row<{ handler: string }>(
    'An Action has a default export: Auth0 looks for handlers by their names.',
    () => 'Auth0 does not look at the default export of an Action.',
    ({ handler }) => `Write \`export const ${handler} = …\`.`,
  ),
  'action-keyword-folded': row<{ keyword: string }>(
    'esbuild works out an expression with a keyword before its value is put in.',
    ({ keyword }) =>
      `\`${keyword}\` is compared here as it stands, before its value is put in, and is gone from the bundle.`,
    ({ keyword }) => `Keep it in a constant, \`const value = '${keyword}'\`, and use that.`,
  ),
  'action-secret-unlisted': row<{ action: string; name: string; nearest: string | undefined }>(
    'An Action reads a secret that its entry in tenant/actions.yaml does not list: it would be undefined.',
    ({ action, name }) => `The Action \`${action}\` has no secret \`${name}\`.`,
    ({ action, nearest }) =>
      nearest
        ? `Did you mean \`${nearest}\`?`
        : `Add it to the \`secrets\` of \`${action}\` in tenant/actions.yaml, or correct the name.`,
  ),
  'action-types': row<{ code: string; reason: string }>(
    'TypeScript finds a mistake in actions/.',
    ({ code, reason }) => `${reason} (${code})`,
    () => 'Correct the line that the caret marks; `npx tsc -p actions` checks again.',
  ),

  // Pull requests
  'not-in-pipeline': row<{ variable: string; wants: string }>(
    'A command for a pull request runs where no pipeline of GitHub or GitLab has set what it needs.',
    ({ variable, wants }) => `${variable} is not set, or does not have ${wants}.`,
    ({ variable }) =>
      `In a workflow of GitHub, pass it to the step: \`env: { ${variable}: … }\`; in GitLab, it is a CI/CD variable.`,
  ),
  'no-comment': row<{ file: string; reason: string }>(
    'A file that is to be posted on a pull request is no plan for the environment, or too long.',
    ({ file, reason }) => `${file} cannot be posted: ${reason}.`,
    () => 'Make it with `npm run plan -- --env NAME --format markdown --out FILE`.',
  ),
  'forge-refused': row<{ forge: string; method: string; path: string; status: number; said: string }>(
    'The API of GitHub or GitLab did not do what it was asked for.',
    ({ forge, method, path, status, said }) => `${forge} answered ${status} to ${method} ${path}: ${said}`,
    ({ forge, status }) => {
      if (status >= 500) return `${forge} has trouble: run the job again.`;
      if (status === 404) return 'The pull request is not there, or the token may not see it.';
      return forge === 'GitHub'
        ? 'The job needs `permissions: { pull-requests: write }`; for a pull request from outside no token has it.'
        : 'GITLAB_TOKEN needs the scope `api`.';
    },
  ),
  'forge-unreachable': row<{ url: string; reason: string }>(
    'The API of GitHub or GitLab cannot be reached.',
    ({ url, reason }) => `${url} cannot be reached: ${reason}.`,
    () => 'Run the job again; GITHUB_API_URL or CI_API_V4_URL says where the API is.',
  ),

  // The command line
  'unknown-flag': row<{ flag: string; nearest: string | undefined; command: string }>(
    'A flag that the command does not have. Nothing is done by guess.',
    ({ flag }) => `There is no flag ${flag}.`,
    ({ nearest, command }) =>
      `${nearest ? `Did you mean ${nearest}? ` : ''}\`npm run ${command} -- --help\` lists the flags.`,
  ),
  'unknown-value': row<{
    flag: string;
    value: string;
    known: readonly string[];
    nearest: string | undefined;
  }>(
    'A flag with a value that it does not take.',
    ({ flag, value, known }) => `${flag} does not take \`${value}\`: it is one of ${known.join(', ')}.`,
    ({ nearest, known }) => (nearest ? `Did you mean \`${nearest}\`?` : `Use ${known[0]}, for example.`),
  ),
  'flags-exclude': row<{ flag: string; other: string; reason: string }>(
    'Two flags of which only one can be meant.',
    ({ flag, other, reason }) => `${flag} and ${other} do not go together: ${reason}.`,
    ({ flag, other }) => `Leave out ${flag} or ${other}.`,
  ),
  'digest-form': row<{ digest: string }>(
    'What a plan is to be compared with is no digest of a plan.',
    ({ digest }) => `\`${digest}\` is no digest of a plan: one has 64 digits from 0 to f.`,
    () =>
      'Take it from `digest` of `npm run plan -- --format json`, or from the comment on the pull request.',
  ),
  'not-running': row<Record<string, never>>(
    'A plan against the local tenant, where none is running.',
    () => 'No local tenant of this project is running.',
    () => 'Start one with `npm run local`, or compare with a commit: `npm run plan -- --base REF`.',
  ),
  'flag-before-dashes': row<{ flag: string; command: string }>(
    'npm took a flag for one of its own, because it stood before the `--`.',
    ({ flag }) => `npm kept --${flag} for itself: the command has not seen it.`,
    ({ flag, command }) => `Write it behind two dashes: npm run ${command} -- --${flag}`,
  ),
  'flag-without-value': row<{ flag: string }>(
    'A flag that needs a value has none.',
    ({ flag }) => `${flag} needs a value.`,
    ({ flag }) => `Write it behind the flag: ${flag} VALUE.`,
  ),
  'flag-takes-no-value': row<{ flag: string }>(
    'A flag that is only there or not was given a value.',
    ({ flag }) => `${flag} takes no value.`,
    ({ flag }) => `Write only ${flag}.`,
  ),
  'unexpected-argument': row<{ argument: string; command: string }>(
    'A word on the command line that is no flag.',
    ({ argument }) => `What is \`${argument}\` for?`,
    ({ command }) =>
      `\`npm run ${command} -- --help\` shows what the command takes; flags come behind \`--\`.`,
  ),
  'port-not-a-number': row<{ port: string }>(
    'The port of the command line is no port.',
    ({ port }) => `${port} is no port.`,
    () => 'A port is a whole number from 1 to 65535; 0 takes any free one.',
  ),
  'not-confirmed': row<{ name: string; domain: string }>(
    'A protected environment was not confirmed.',
    ({ name, domain }) =>
      `${name} (${domain}) is protected, and its name was not typed. Nothing has been sent.`,
    () => 'Type the name when asked, or give `--yes` where nobody can be asked.',
  ),
} satisfies Record<string, Row<never>>;

export type Code = keyof typeof codes;
