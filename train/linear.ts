/** A sparse row: which features, and how strongly. */
export interface Row {
  readonly features: Int32Array
  readonly values: Float32Array
}

/** A group of outputs learned together: `softmax`, one of them is true; `each`, any of them may be. */
export interface Group {
  readonly kind: 'softmax' | 'each'
  readonly first: number
  readonly size: number
}

/** One training example. `targets[output]` is 1, 0, or NaN where this example says nothing of it. */
export interface Example extends Row {
  readonly targets: Float32Array
}

export interface Linear {
  readonly outputs: number
  /** features × outputs, row by row. */
  readonly weights: Float32Array
  readonly bias: Float32Array
}

interface Plan {
  readonly features: number
  readonly groups: readonly Group[]
  readonly epochs: number
  readonly rate: number
  /** Strength of the pull towards zero. */
  readonly decay: number
}

/** The same shuffle every time (mulberry32). */
export const shuffled = (length: number, seed: number): Int32Array => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const order = Int32Array.from({ length }, (_, index) => index)
  for (let index = length - 1; index > 0; index -= 1) {
    const other = Math.floor(next() * (index + 1))
    const kept = order[index] ?? 0
    order[index] = order[other] ?? 0
    order[other] = kept
  }
  return order
}

export const scoreRow = (
  model: Linear,
  row: Row,
  scores: Float64Array = new Float64Array(model.outputs),
): Float64Array => {
  scores.set(model.bias)
  for (let index = 0; index < row.features.length; index += 1) {
    const start = (row.features[index] ?? 0) * model.outputs
    const value = row.values[index] ?? 0
    for (let output = 0; output < model.outputs; output += 1) {
      scores[output] = (scores[output] ?? 0) + value * (model.weights[start + output] ?? 0)
    }
  }
  return scores
}

type Part = Pick<Group, 'first' | 'size'>

/** Turns scores into the gradient of the log loss, in place. */
const toGradient = (scores: Float64Array, targets: Float32Array, groups: readonly Group[]): void => {
  for (const { kind, first, size } of groups) {
    const gradient = kind === 'softmax' ? softmaxGradient : eachGradient
    gradient(scores, targets, { first, size })
  }
}

const eachGradient = (scores: Float64Array, targets: Float32Array, { first, size }: Part): void => {
  for (let output = first; output < first + size; output += 1) {
    const target = targets[output] ?? Number.NaN
    scores[output] = Number.isNaN(target) ? 0 : 1 / (1 + Math.exp(-(scores[output] ?? 0))) - target
  }
}

const softmaxGradient = (scores: Float64Array, targets: Float32Array, { first, size }: Part): void => {
  const part = scores.subarray(first, first + size)
  const highest = Math.max(...part)
  let sum = 0
  for (let index = 0; index < size; index += 1) {
    const power = Math.exp((part[index] ?? 0) - highest)
    part[index] = power
    sum += power
  }
  for (let index = 0; index < size; index += 1) {
    const target = targets[first + index] ?? Number.NaN
    part[index] = Number.isNaN(target) ? 0 : (part[index] ?? 0) / sum - target
  }
}

interface State {
  readonly model: Linear
  readonly squares: Float32Array
  readonly biasSquares: Float32Array
  readonly scores: Float64Array
}

/** One step down the slope of one weight, as long as AdaGrad says. */
const step = (
  { weights, squares }: { readonly weights: Float32Array; readonly squares: Float32Array },
  at: number,
  gradient: number,
  rate: number,
): void => {
  const square = (squares[at] ?? 0) + gradient * gradient
  squares[at] = square
  weights[at] = (weights[at] ?? 0) - (rate * gradient) / Math.sqrt(square)
}

/** Moves every weight that the example touches; `scores` holds the gradient of each output. */
const learnFrom = (
  { model, squares, biasSquares, scores }: State,
  { features, values }: Row,
  { rate, decay }: { readonly rate: number; readonly decay: number },
): void => {
  const { outputs, weights, bias } = model
  for (let output = 0; output < outputs; output += 1) {
    step({ weights: bias, squares: biasSquares }, output, scores[output] ?? 0, rate)
  }
  for (let index = 0; index < features.length; index += 1) {
    const start = (features[index] ?? 0) * outputs
    const value = values[index] ?? 0
    for (let output = 0; output < outputs; output += 1) {
      const pull = decay * (weights[start + output] ?? 0)
      step({ weights, squares }, start + output, (scores[output] ?? 0) * value + pull, rate)
    }
  }
}

/** Logistic and softmax regression by AdaGrad; seeded, so that the same examples give the same weights. */
export const learn = (examples: readonly Example[], plan: Plan): Linear => {
  const outputs = plan.groups.reduce((sum, { size }) => sum + size, 0)
  const model = {
    outputs,
    weights: new Float32Array(plan.features * outputs),
    bias: new Float32Array(outputs),
  }
  const state: State = {
    model,
    squares: new Float32Array(plan.features * outputs).fill(1e-2),
    biasSquares: new Float32Array(outputs).fill(1e-2),
    scores: new Float64Array(outputs),
  }
  for (let epoch = 0; epoch < plan.epochs; epoch += 1) {
    const rate = plan.rate * (1.05 - epoch / plan.epochs)
    for (const index of shuffled(examples.length, 7 + epoch)) {
      const example = examples[index]
      if (example === undefined) continue
      scoreRow(model, example, state.scores)
      toGradient(state.scores, example.targets, plan.groups)
      learnFrom(state, example, { rate, decay: plan.decay })
    }
  }
  return model
}
