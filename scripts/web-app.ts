import '../examples/web-app/main.ts';
