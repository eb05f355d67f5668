/** Lines that mail programs, phones, scanners and gateways add: nobody typed them. */

const device =
  '(?:i ?phon\\p{L}*|i ?pad|i ?pod|cell(?: ?phone)?|airmail|android|samsung|galaxy|huawei|xiaomi|redmi|oppo|oneplus|pixel|nokia|sony|xperia|htc|motorola|lg|honor|blackberry|windows|outlook|yahoo|aol|proton ?mail|proton|gmail|hotmail|mail|mailbird|spark|mobile|mobil|phone|smart ?phone|tablet|telefon\\p{L}*|téléphone|telefono|teléfono|handy|telefoon|telefone|celular|tel|bt email|sky|virgin ?media|ee|o2|vodafone|three|fairphone|superhuman|email app|e-mail|myMail|tutanota|tuta|canary|boxer|workspace one|k-9|k-9 mail|typeapp|bluemail|iCloud|thunderbird|手机|手機|電話)'

const sentFrom = [
  `(?:sent|posted|written|typed) (?:from|via|using|with|on|by) (?:(?:my|the|a|an) )?(?:[\\w’'+.,-]+ ){0,5}?${device}`,
  `from my ${device}`,
  `get ${device}`,
  `(?:e-?mail )?(?:anfonwyd|danfonwyd) (?:o|oddi ar) (?:fy |’?m )?.{0,20}${device}`,
  `(?:envoyé|envoye|obtenir|télécharge[rz]|provenance) .{0,30}${device}`,
  `(?:von (?:meinem|meiner)|mit|gesendet (?:von|mit|über)|diese nachricht wurde von|holen sie sich|outlook für|laden sie) .{0,40}${device}.{0,30}`,
  `(?:enviado (?:desde|do|a partir|de|pelo|via|com)|obtener|obtenga|obter|descargar) .{0,30}${device}`,
  `(?:inviato (?:da|dal|con|tramite)|scarica|ottieni) .{0,30}${device}`,
  `(?:wysłane|wysłano|wysłany|pobierz|pobież) .{0,30}${device}.{0,12}`,
  `(?:trimis (?:de pe|din|de|cu)|obțineți) .{0,30}${device}.{0,12}`,
  `(?:verzonden|verstuurd|verstuurt|outlook voor|download) (?:vanaf|vanuit|met|via|van|voor)? ?.{0,30}${device}.{0,12}`,
  `.{0,30}${device}.{0,14}(?:gönderildi|edinin|gönderilmiştir|indirin)`,
  `(?:waxaa laga soo diray|laga soo diray|ka soo diray) .{0,30}${device}.{0,10}`,
  `(?:отправлено|надіслано|відправлено|скачать) (?:с|з|із|из|со) .{0,30}${device}.{0,12}`,
  `(?:skickat|sendt|lähetetty|odesláno|elküldve|στάλθηκε|hanki|hämta|hent|získejte) .{0,30}${device}.{0,12}`,
  `(?:أُ?رسلت?|تم الإرسال|أُ?رسل|الحصول على|احصل على) .{0,30}${device}.{0,12}`,
  `(?:میرے|سے) .{0,20}${device}.{0,30}`,
  `.{0,20}${device}.{0,20}(?:سے بھیجا گیا|থেকে পাঠানো.{0,8}|থেকে প্রেরিত)`,
  `আমার .{0,12}${device}.{0,30}`,
  `(?:发自|發自|寄自|傳送自|发送自|从|從|獲取|获取|来自).{0,16}${device}.{0,12}`,
  `.{0,12}${device}\\s?(?:から送信|를 다운로드|에서 보냄|에서 전송|を入手)`,
  `나의 .{0,10}${device}.{0,10}`,
  `gửi từ .{0,20}${device}`,
]

const mobile = new RegExp(
  `^[-–—*_(\\[<>\\s]*(?:${sentFrom.join('|')})(?:[\\s,.\\w’'®™+-]{0,60}?)(?:\\s*[<(\\[]?https?:\\S+)?[\\s.!)\\]>*_-]*$`,
  'iu',
)

const whole =
  /^(?:virus-free\.? ?(?:www\.)?\S*.*|(?:www\.)?avast\.com|this email has been checked for viruses by .*|this (?:e-?mail|message) (?:was|has been) scanned .*|scanned by .*|(?:get|download) (?:the )?(?:all[ -])?(?:new )?(?:yahoo mail|aol) app.*|yahoo mail: search, organi[sz]e, conquer.*|.*\bsearch, organi[sz]e, conquer\b.*|\[?cid:[^\]\s]+\]?|\[image: [^\]]*\]|<image\d*\.\w{3,4}>|\[inline image\]|\[logo\]|\[signature\]|sent with (?:proton ?mail|tutanota|spike|front|secure).*|sent with .{0,20} secure email\.?.*|secured with tuta mail.*|envoyé avec (?:proton|la messagerie sécurisée).*|gesendet mit der .{0,50}(?:mail|app).*|gesendet mit der mobilen mail app|please excuse (?:brevity|(?:any )?(?:typos|spelling|errors)).{0,60}|excuse (?:brevity|typos|spelling|any typos).{0,60}|apologies for (?:any )?typos.{0,60})$/iu

const linkAddress = /\s?[<([]?https?:\/\/[^\s>)\]]+[>)\]]?/g

/** A device that no list names yet: its last word has a capital or a number. */
const unknownDevice = /^[Ss]ent (?:from|via) my (?:\S+ ){0,3}\S*[A-Z\d]\S*$/

/** “Sent from my iPhone” in the languages phones speak, scanner lines, picture placeholders. */
export const isFooterLine = (text: string): boolean => {
  if (text.length > 400) return false
  const line = text.replace(linkAddress, '').trim()
  return (
    line.length > 0 &&
    (whole.test(line) ||
      unknownDevice.test(line) ||
      whole.test(text.trim()) ||
      (line.length < 140 && mobile.test(line)))
  )
}

const sentAlone =
  /^(?:sent from|sent via|envoyé (?:de|depuis)|gesendet von|von meinem|enviado desde|enviado do|inviato da|wysłane z|trimis de pe|verzonden vanaf|发自我的|從我的)\b/iu

/** “Sent from” broken over two lines. */
export const isBrokenFooter = (first: string, second: string): boolean =>
  sentAlone.test(first.trim()) &&
  first.length < 60 &&
  second.length < 60 &&
  isFooterLine(`${first.trim()} ${second.trim()}`)

const banner =
  /^(?:\[|\(|\*|!|\s|⚠️)*(?:(?:caution|warning|attention|external|be careful|security notice|notice)\b[\]):!*\s-]*)?(?:\[?external(?: e-?mail| sender| message)?\]?\s*[:!]?$|this (?:e-?mail|message) (?:originated|originates|came|was sent|is|comes) (?:from )?(?:an? )?(?:outside|external|someone outside|sender outside)|external (?:e-?mail|sender|message)\b|you don[’']t often get e-?mail from|some people who received this message don[’']t often get|do not click (?:on )?(?:any )?(?:links|on links)|use caution when|exercise caution|do not open attachments|learn why this is important|this sender (?:might|may) be impersonating|\[you don[’']t often get)/iu

/** A warning that the receiving side has put on top. */
export const isBanner = (text: string): boolean => text.length < 400 && banner.test(text.trim())
