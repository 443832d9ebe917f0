# Loaded before the module itself, which has classes: Constrained Language Mode would refuse to parse those, with a page of
# errors that say nothing of the cause. That mode cannot read the tables of sentences either, so this one stands here.
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    $sentences = @{
        en = 'PortReservation needs Full Language Mode, and this session is in {0}. Run it in a session without that restriction, or have whoever keeps this machine''s application control policy (App Control, AppLocker) trust the folder of the module.'
        it = 'PortReservation richiede Full Language Mode, ma questa sessione usa {0}. Eseguirlo in una sessione senza questa restrizione, oppure chiedere a chi gestisce il controllo delle applicazioni di questo computer (App Control, AppLocker) di considerare attendibile la cartella del modulo.'
    }
    $sentence = if ($PSUICulture -like 'it*') { $sentences.it } else { $sentences.en }
    throw ($sentence -f $ExecutionContext.SessionState.LanguageMode)
}
