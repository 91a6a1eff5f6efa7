import '../examples/worker/main.ts';
