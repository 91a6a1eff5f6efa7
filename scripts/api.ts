import '../examples/api/main.ts';
