@{
    NotAWholeNumber               = "'{0}' non è un numero intero da 0 a 65535. Indicare il numero in cifre, per esempio 5000."
    UnknownOption                 = "L'opzione '{0}' del modulo non esiste. Le opzioni sono {1}."
    OptionsNotATable              = "Le opzioni del modulo sono una tabella hash, come in Import-Module PortReservation -ArgumentList @{{ Backend = 'memory' }}, non '{0}'."
    OptionNotText                 = "L'opzione {0} del modulo è un testo non vuoto, non '{1}'."
    OptionNotSeconds              = "L'opzione {0} del modulo è un numero intero di secondi da 1 a 86400, non '{1}'."
    OptionNotAbsolute             = "L'opzione {0} del modulo è un percorso assoluto, non '{1}'."
    OptionNotAChoice              = "L'opzione {0} del modulo è una tra {1}, non '{2}'."
    NodeNotFound                  = "Node.js non è stato trovato nel PATH, né nei percorsi consueti ({0}). Installare Node.js {1} o successivo per tutti gli utenti, oppure importare il modulo con -ArgumentList @{{ NodePath = 'percorso assoluto di node' }}."
    NodePathMissing               = "L'opzione NodePath del modulo indica '{0}', dove non c'è alcun file. Indicare il percorso assoluto di Node.js {1} o successivo."
    NodeTooOld                    = "Node.js in '{0}' è la versione {1}. Installare {2} o successivo, oppure importare il modulo con -ArgumentList @{{ NodePath = 'percorso assoluto di un node più recente' }}."
    BridgeNotInstalled            = "Manca il file '{0}': questa copia del modulo non è completa. Installarla di nuovo; in un clone dei sorgenti, eseguire npm run prepare-checkout."
    BridgeNotStarted              = "Non è stato possibile avviare Node.js in '{0}': {1}"
    BridgeEndedAtStart            = "Node.js in '{0}' è terminato con il codice {1} prima di rispondere. Verificare che sia Node.js {2} o successivo (node --version); eseguito con '{3}', mostra che cosa non va."
    BridgeDied                    = 'Il processo Node.js è terminato durante una chiamata. Alla prossima chiamata sarà riavviato.'
    BridgeTimedOut                = 'Il processo Node.js non ha risposto entro {0} secondi ed è stato terminato. Alla prossima chiamata sarà riavviato.'
    BridgeError                   = 'Il processo Node.js ha rifiutato la chiamata: {0} (JSON-RPC {1}).'
    CreatedAfterDeath             = 'Il processo Node.js è terminato prima di rispondere. Ora la prenotazione {0} esiste; non si può sapere se creata da questa chiamata o già presente prima.'
    NotCreatedAfterDeath          = 'Il processo Node.js è terminato prima di rispondere e la prenotazione {0} non esiste: non è stata creata. Riprovare.'
    DeletedAfterDeath             = 'Il processo Node.js è terminato prima di rispondere. Ora la prenotazione {0} non esiste; non si può sapere se rimossa da questa chiamata o mai esistita.'
    NotDeletedAfterDeath          = 'Il processo Node.js è terminato prima di rispondere e la prenotazione {0} esiste ancora: non è stata rimossa. Riprovare.'
    UnknownAfterDeath             = 'Il processo Node.js è terminato prima di rispondere, e anche la ricerca che doveva dire che ne è stato di {0} è fallita: {1}'
    ExclusionCreatedAfterDeath    = "Il processo Node.js è terminato prima di rispondere. Ora l'elenco contiene l'esclusione {0}; non si può sapere se creata da questa chiamata o già presente prima."
    ExclusionNotCreatedAfterDeath = "Il processo Node.js è terminato prima di rispondere e l'elenco non contiene l'esclusione {0}: non è stata creata. Riprovare."
    ExclusionDeletedAfterDeath    = "Il processo Node.js è terminato prima di rispondere. Ora l'elenco non contiene l'esclusione {0}; non si può sapere se rimossa da questa chiamata o mai esistita."
    ExclusionNotDeletedAfterDeath = "Il processo Node.js è terminato prima di rispondere e l'elenco contiene ancora l'esclusione {0}: non è stata rimossa. Riprovare."
    OtherProtocol                 = "L'oggetto è la prenotazione {0}, e questo comando rimuove soltanto prenotazioni {1}. Usare Remove-Persistent{2}PortReservation."
    NotInEffect                   = "La prenotazione {0} è conservata, ma in questo momento il sistema non ne trattiene le porte. Eseguire 'port-reservation restore' come root e scoprire quale programma ha riscritto l'elenco delle porte riservate del kernel."
    ExclusionNotFound             = "L'archivio {1} non contiene un intervallo {0} con esattamente questo inizio e questo numero di porte. Get-ExcludedPortRange -Port trova l'intervallo che contiene una porta."
    ExclusionOtherProtocol        = "L'oggetto è l'intervallo {0}, e -Protocol chiede {1}. Omettere -Protocol per rimuovere ciò che l'oggetto indica, oppure passare soltanto oggetti di quel protocollo."
    ConfirmCaption                = 'Conferma'
    CreateDescription             = 'Crea la prenotazione persistente di porte {0} su {1}.'
    CreateQuestion                = 'Creare la prenotazione persistente di porte {0} su {1}? Da quel momento in Windows un bind ordinario a una delle sue porte viene rifiutato.'
    RemoveDescription             = 'Rimuove la prenotazione persistente di porte {0} da {1}.'
    RemoveQuestion                = 'Rimuovere la prenotazione persistente di porte {0} da {1}? Le sue porte saranno libere per tutti.'
    ExclusionCreateDescription    = 'Esclude le porte {0} su {1} (archivio: {2}).'
    ExclusionCreateQuestion       = 'Escludere le porte {0} su {1} (archivio: {2})? Da quel momento il sistema non ne assegna nessuna automaticamente; un programma che ne indica una può ancora usarla.'
    ExclusionRemoveDescription    = "Rimuove l'esclusione delle porte {0} da {1} (archivio: {2})."
    ExclusionRemoveQuestion       = "Rimuovere l'esclusione delle porte {0} da {1} (archivio: {2})? Il sistema potrà assegnarle a qualsiasi programma."
    SocketDescription             = 'Apre un socket su una porta della prenotazione {0} su {1}.'
    SocketQuestion                = 'Aprire un socket su una porta della prenotazione {0} su {1}?'
    NoPortLeft                    = 'Nessuna delle {0} porte di {1} è libera. Chiudere un socket che ne usa una, oppure prenotare un blocco più grande.'
    SocketRefused                 = 'Non è stato possibile aprire un socket nel blocco {0}: {1}'
    BlocksDone                    = '{0} blocchi elaborati'
    NativeCall                    = '{0}: codice {1}. {2}'
    BlockWithToken                = '{0}, token {1}'
    BridgeCheck                   = 'Da PowerShell a Node'
    BridgeAnswers                 = 'Il processo Node.js {0} risponde a una ricerca in {1:0.0} ms.'
    BridgeRemedy                  = 'Fare ciò che dice il dettaglio, poi eseguire di nuovo Test-PortReservationHost.'
    MeetsReservation              = 'Il blocco {0} si sovrappone alla prenotazione {1}. Rimuovere prima quella, oppure scegliere un blocco accanto.'
    UnwantedReservation           = 'La prenotazione {0} esiste e non dovrebbe.'
    MeetsExclusion                = "Il blocco {0} si sovrappone all'esclusione {1}. Eliminare prima quella, oppure scegliere un blocco accanto."
    ExclusionInOtherStore         = "L'esclusione {0} sta nell'archivio '{1}' e dovrebbe stare in '{2}'. Eliminarla prima: un'esclusione non si sposta da un archivio all'altro."
    UnwantedExclusion             = "L'esclusione {0} esiste e non dovrebbe."
}
