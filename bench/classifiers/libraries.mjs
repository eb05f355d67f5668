import { dockStart } from '@nlpjs/basic'
import natural from 'natural'

/** nlp.js, trained on texts with their kinds. */
export const nlpjs = async (texts) => {
  const settings = {
    forceNER: false,
    languages: ['en'],
    autoSave: false,
    autoLoad: false,
    nlu: { log: false },
  }
  const dock = await dockStart({ settings: { nlp: settings }, use: ['Basic'] })
  const nlp = dock.get('nlp')
  nlp.addLanguage('en')
  for (const { text, kind } of texts) nlp.addDocument('en', text, kind)
  await nlp.train()
  return {
    bytes: JSON.stringify(nlp.export()).length,
    read: async (text) => (await nlp.process('en', text)).intent,
  }
}

/** natural’s naive Bayes, trained on texts with their kinds. */
export const naturalBayes = (texts) => {
  const bayes = new natural.BayesClassifier()
  for (const { text, kind } of texts) bayes.addDocument(text, kind)
  bayes.train()
  return { bytes: JSON.stringify(bayes).length, read: (text) => bayes.classify(text) }
}
