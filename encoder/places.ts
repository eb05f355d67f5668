/** The files that a bundle carries, from the root of the repository; its worker is bundled beside them. */
export const carriedFiles = {
  model: 'encoder/model',
  runtime: 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm',
} as const
