import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkTypes } from '../../../src/actions/bundle/check-types.ts';
import { formatPosition } from '../../../src/core/position.ts';
import { projectFolder, removeProjects } from './project.ts';

afterAll(removeProjects);

const tsconfig = JSON.stringify({
  compilerOptions: {
    strict: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    lib: ['es2023'],
    types: [],
  },
  include: ['.'],
});

describe('checkTypes', () => {
  test('turns every mistake of TypeScript into a problem with its place', async () => {
    const root = projectFolder({
      'actions/tsconfig.json': tsconfig,
      'actions/claims/action.ts':
        'const city: string = 3;\nconst person: { name: string } = { name: 3 };\nexport { city, person };\n',
      'actions/shared/claim.ts': 'export const claim = (name: string) => name;\nclaim(1);\n',
    });
    const problems = await checkTypes(root);
    expect(problems.map(({ code, at }) => [code, at && formatPosition(at), at?.source])).toEqual([
      ['action-types', 'actions/claims/action.ts:1:7', 'const city: string = 3;'],
      ['action-types', 'actions/claims/action.ts:2:36', 'const person: { name: string } = { name: 3 };'],
      ['action-types', 'actions/shared/claim.ts:2:7', 'claim(1);'],
    ]);
    expect(problems[0]?.message).toBe("Type 'number' is not assignable to type 'string'. (TS2322)");
  });

  test('says the same again where nothing has changed, and something else where it has', async () => {
    const root = projectFolder({
      'actions/tsconfig.json': tsconfig,
      'actions/claims/action.ts':
        "import { city } from '../shared/city.ts';\nexport const length: number = city;\n",
      'actions/shared/city.ts': "export const city = 'Fernhill';\n",
    });
    const found = async () => (await checkTypes(root)).map(({ at }) => at && formatPosition(at));
    expect(await found()).toEqual(['actions/claims/action.ts:2:14']);
    expect(await found()).toEqual(['actions/claims/action.ts:2:14']);
    writeFileSync(join(root, 'actions/shared/city.ts'), 'export const city = 8;\n');
    expect(await found()).toEqual([]);
    expect(await found()).toEqual([]);
    writeFileSync(join(root, 'actions/shared/city.ts'), "export const city = 'Fernhill';\n");
    expect(await found()).toEqual(['actions/claims/action.ts:2:14']);
  });

  test('finds nothing in the Actions of this project', async () => {
    expect(await checkTypes(`${__dirname}/../../..`)).toEqual([]);
  });

  test('finds nothing where there are no Actions', async () => {
    expect(await checkTypes(projectFolder({ 'tenant/roles.yaml': 'roles: []\n' }))).toEqual([]);
  });

  test('says what is wrong with the settings', async () => {
    const [problem] = await checkTypes(projectFolder({ 'actions/claims/notes.md': '' }));
    expect(problem).toMatchObject({
      code: 'action-types',
      message: expect.stringContaining('tsconfig.json'),
    });
    expect(problem).not.toHaveProperty('at');
  });
});
