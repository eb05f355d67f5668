/** The lines that mail programs draw between a mail and the one it answers or passes on. */

const original =
  "original message|original appointment|neges wreiddiol|message d[’']origine|message original|ursprüngliche nachricht|originalnachricht|ursprungliche nachricht|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|origineel bericht|wiadomość oryginalna|oryginalna wiadomość|mesaj original|mesajul original|orijinal mesaj|özgün ileti|الرسالة الأصلية|رسالة أصلية|اصل پیغام|মূল বার্তা|fariin asal ah|邮件原件|原始邮件|原郵件|原始郵件|元のメッセージ|원본 메시지|원본 이메일|исходное сообщение|оригинальное сообщение|original besked|ursprungligt meddelande|opprinnelig melding|alkuperäinen viesti|původní zpráva|eredeti üzenet|αρχικό μήνυμα|reply message"

const forwarded =
  'forwarded message|forwarded by .*|forwarded email|forwarded mail|begin forwarded message|forwarded|neges a anfonwyd ymlaen|message transféré|message transmis|début du message transféré|début du message réexpédié|weitergeleitete nachricht|weitergeleitete mail|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail|mensaje reenviado|inicio del mensaje reenviado|messaggio inoltrato|inizio messaggio inoltrato|przekazana wiadomość|treść przekazanej wiadomości|początek przekazywanej wiadomości|wiadomość przesłana dalej|mesaj redirecționat|mesajul redirecționat|mensagem encaminhada|mensagem reencaminhada|início da mensagem encaminhada|início da mensagem reencaminhada|doorgestuurd bericht|begin doorgestuurd bericht|yönlendirilmiş ileti|yönlendirilen ileti|iletilen mesaj|iletilmiş ileti|رسالة مُعاد توجيهها|رسالة معاد توجيهها|بداية الرسالة المحوّلة|فارورڈ کردہ پیغام|ফরওয়ার্ড করা বার্তা|fariin la gudbiyay|转发邮件|轉寄郵件|転送メッセージ|전달된 메시지|转发的邮件|已转发邮件|пересылаемое сообщение|перенаправленное сообщение|переслане повідомлення|videresendt besked|vidarebefordrat meddelande|videresendt melding|välitetty viesti|přeposlaná zpráva|továbbított üzenet|προωθημένο μήνυμα'

const ruled = (words: string): RegExp =>
  new RegExp(`^[-–—_=*\\s>]{2,}\\s*(?:${words})\\s*:?\\s*[-–—_=*\\s]{2,}$`, 'iu')
const bare = (words: string): RegExp => new RegExp(`^(?:${words})\\s*[:：]$`, 'iu')

/** Asked first: a long rule takes the patterns below a long time. */
const hasLetter = /\p{L}/u
const originalRuled = ruled(original)
const forwardedRuled = ruled(forwarded)
const forwardedBare = bare(forwarded)

/** “-----Original Message-----” and its translations. */
export const isOriginalDivider = (text: string): boolean =>
  text.length < 120 && hasLetter.test(text) && originalRuled.test(text.trim())

/** “---------- Forwarded message ---------”, “Begin forwarded message:” and their translations. */
export const isForwardDivider = (text: string): boolean =>
  text.length < 160 &&
  hasLetter.test(text) &&
  (forwardedRuled.test(text.trim()) || forwardedBare.test(text.trim()))

/** A line of rules alone, such as Outlook on the web draws above the header lines. */
export const isRule = (text: string): boolean => /^[_\-–—=*]{5,}$/.test(text.trim())

const forwardSubject =
  /^\s*(?:(?:re|aw|sv|antw|ynt|r|odp|ref|res|回复|答复)\s*(?:\[\d+\])?\s*[:：]\s*)*(?:fwd?|tr|wg|rv|i|pd|enc|doorst|fs|ilt|iletilen|vb|vs|vl|továbbítás|redir|tran|yml|πρθ|转发|轉寄|転送|전달)\s*(?:\[\d+\])?\s*[:：]/iu

/** “Fw:”, “Fwd:”, “TR:”, “WG:” … as the outermost word of a subject. */
export const isForwardSubject = (subject: string): boolean => {
  const outer = /^\s*([\p{L}]{1,12})\s*(?:\[\d+\])?\s*[:：]/u.exec(subject)?.[0]
  return outer !== undefined && forwardSubject.test(outer)
}

const replySubject =
  /^\s*(?:re|aw|sv|antw|antwort|ynt|cevap|r|odp|ref|res|rép|ats|vá|vs|atb|回复|答复|回覆|رد|الرد|re\[\d+\])\s*[:：]/iu
export const isReplySubject = (subject: string): boolean => replySubject.test(subject)
