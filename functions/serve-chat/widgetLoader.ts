import { assetPath, integrityOf } from '../../configuration/pageAssets.ts'

/**
 * What `chat.js` is: a few lines that load the widget by its version, with what the landlord’s website said in the tag. So
 * the widget itself is fetched once for each version, and a browser runs nothing under that name but this very content.
 */
export const loaderOf = (versioned: string): string => `{
const own = document.currentScript
const next = document.createElement('script')
next.src = new URL('${assetPath(versioned)}', own.src).href
next.integrity = '${integrityOf(versioned)}'
next.crossOrigin = 'anonymous'
next.nonce = own.nonce
Object.assign(next.dataset, own.dataset)
own.after(next)
}
`
