namespace PortReservation.Messages;

internal sealed class Italian : Sentences
{
    internal override string Locale => "it";

    internal override string NotAWholeNumber(string value) =>
        $"'{value}' non è un numero intero da 0 a 65535. Indicare il numero in cifre, per esempio 5000.";

    internal override string NotAnAddress(string value) =>
        $"'{value}' non è un indirizzo IP. Indicarlo in cifre, per esempio 127.0.0.1 o ::1.";

    internal override string OptionsNotATable(string value) =>
        $"Le opzioni del modulo sono una tabella hash, come in Import-Module PortReservation -ArgumentList @{{ Backend = 'memory' }}, non '{value}'.";

    internal override string UnknownOption(string name, string names) =>
        $"L'opzione '{name}' del modulo non esiste. Le opzioni sono {names}.";

    internal override string OptionNotText(string name, string value) =>
        $"L'opzione {name} del modulo è un testo non vuoto, non '{value}'.";

    internal override string OptionNotSeconds(string name, string value) =>
        $"L'opzione {name} del modulo è un numero intero di secondi da 1 a 86400, non '{value}'.";

    internal override string OptionNotAbsolute(string name, string value) =>
        $"L'opzione {name} del modulo è un percorso assoluto, non '{value}'.";

    internal override string OptionNotAChoice(string name, string choices, string value) =>
        $"L'opzione {name} del modulo è una tra {choices}, non '{value}'.";

    internal override string NodeNotFound(string usualFolders, string oldest) =>
        $"Node.js non è stato trovato nel PATH, né nei percorsi consueti ({usualFolders}). Installare Node.js {oldest} o successivo per tutti gli utenti, oppure importare il modulo con -ArgumentList @{{ NodePath = 'percorso assoluto di node' }}.";

    internal override string NodePathMissing(string path, string oldest) =>
        $"L'opzione NodePath del modulo indica '{path}', dove non c'è alcun file. Indicare il percorso assoluto di Node.js {oldest} o successivo.";

    internal override string NodeTooOld(string path, string version, string oldest) =>
        $"Node.js in '{path}' è la versione {version}. Installare {oldest} o successivo, oppure importare il modulo con -ArgumentList @{{ NodePath = 'percorso assoluto di un node più recente' }}.";

    internal override string BridgeNotInstalled(string file) =>
        $"Manca il file '{file}': questa copia del modulo non è completa. Installarla di nuovo; in un clone dei sorgenti, eseguire npm run prepare-checkout.";

    internal override string BridgeNotStarted(string path, string reason, string oldest) =>
        $"Non è stato possibile avviare Node.js in '{path}': {reason} Installare Node.js {oldest} o successivo per tutti gli utenti, oppure importare il modulo con -ArgumentList @{{ NodePath = 'percorso assoluto di node' }}.";

    internal override string BridgeEndedAtStart(string path, int exitCode, string said, string oldest, string script) =>
        $"Node.js in '{path}' è terminato con il codice {exitCode} prima di rispondere{(said.Length == 0 ? "" : $" e ha detto: {said}")}. Verificare che sia Node.js {oldest} o successivo (node --version); eseguito con '{script}', mostra che cosa non va.";

    internal override string BridgeDied() =>
        "Il processo Node.js è terminato durante una chiamata. Alla prossima chiamata sarà riavviato.";

    internal override string BridgeTimedOut(int seconds) =>
        $"Il processo Node.js non ha risposto entro {seconds} secondi ed è stato terminato. Alla prossima chiamata sarà riavviato.";

    internal override string BridgeError(string message, int code) =>
        $"Il processo Node.js ha rifiutato la chiamata: {message} (JSON-RPC {code}).";

    internal override string CreatedAfterDeath(string block) =>
        $"Il processo Node.js è terminato prima di rispondere. Ora la prenotazione {block} esiste; non si può sapere se creata da questa chiamata o già presente prima.";

    internal override string NotCreatedAfterDeath(string block) =>
        $"Il processo Node.js è terminato prima di rispondere e la prenotazione {block} non esiste: non è stata creata. Riprovare.";

    internal override string DeletedAfterDeath(string block) =>
        $"Il processo Node.js è terminato prima di rispondere. Ora la prenotazione {block} non esiste; non si può sapere se rimossa da questa chiamata o mai esistita.";

    internal override string NotDeletedAfterDeath(string block) =>
        $"Il processo Node.js è terminato prima di rispondere e la prenotazione {block} esiste ancora: non è stata rimossa. Riprovare.";

    internal override string ExclusionCreatedAfterDeath(string block) =>
        $"Il processo Node.js è terminato prima di rispondere. Ora l'elenco contiene l'esclusione {block}; non si può sapere se creata da questa chiamata o già presente prima.";

    internal override string ExclusionNotCreatedAfterDeath(string block) =>
        $"Il processo Node.js è terminato prima di rispondere e l'elenco non contiene l'esclusione {block}: non è stata creata. Riprovare.";

    internal override string ExclusionDeletedAfterDeath(string block) =>
        $"Il processo Node.js è terminato prima di rispondere. Ora l'elenco non contiene l'esclusione {block}; non si può sapere se rimossa da questa chiamata o mai esistita.";

    internal override string ExclusionNotDeletedAfterDeath(string block) =>
        $"Il processo Node.js è terminato prima di rispondere e l'elenco contiene ancora l'esclusione {block}: non è stata rimossa. Riprovare.";

    internal override string UnknownAfterDeath(string block, string reason) =>
        $"Il processo Node.js è terminato prima di rispondere, e anche la ricerca che doveva dire che ne è stato di {block} è fallita: {reason}";

    internal override string CreationStopped(string block) =>
        $"Un comando è stato interrotto dopo aver chiesto la creazione di {block}, che può essere avvenuta. Il comando Get- lo dice.";

    internal override string RemovalStopped(string block) =>
        $"Un comando è stato interrotto dopo aver chiesto la rimozione di {block}, che può essere avvenuta. Il comando Get- lo dice.";

    internal override string ResourceChangeStopped(string block) =>
        $"Una configurazione è stata interrotta dopo aver chiesto una modifica di {block}, che può essere avvenuta. Il comando Get- lo dice.";

    internal override string OtherProtocol(string block, string protocol, string otherCommand) =>
        $"L'oggetto è la prenotazione {block}, e questo comando rimuove soltanto prenotazioni {protocol}. Usare {otherCommand}.";

    internal override string ExclusionOtherProtocol(string block, string protocol) =>
        $"L'oggetto è l'intervallo {block}, e -Protocol chiede {protocol}. Omettere -Protocol per rimuovere ciò che l'oggetto indica, oppure passare soltanto oggetti di quel protocollo.";

    internal override string NotInEffect(string block) =>
        $"La prenotazione {block} è conservata, ma in questo momento il sistema non ne trattiene le porte. Eseguire 'port-reservation restore' come root e scoprire quale programma ha riscritto l'elenco delle porte riservate del kernel.";

    internal override string ExclusionNotFound(string block, string store) =>
        $"L'archivio {store} non contiene un intervallo {block} con esattamente questo inizio e questo numero di porte. Get-ExcludedPortRange -Port trova l'intervallo che contiene una porta.";

    internal override string ConfirmCaption() => "Conferma";

    internal override string CreateDescription(string block, string machine) =>
        $"Crea la prenotazione persistente di porte {block} su {machine}.";

    internal override string CreateQuestion(string block, string machine) =>
        $"Creare la prenotazione persistente di porte {block} su {machine}? Da quel momento in Windows un bind ordinario a una delle sue porte viene rifiutato.";

    internal override string RemoveDescription(string block, string machine) =>
        $"Rimuove la prenotazione persistente di porte {block} da {machine}.";

    internal override string RemoveQuestion(string block, string machine) =>
        $"Rimuovere la prenotazione persistente di porte {block} da {machine}? Le sue porte saranno libere per tutti.";

    internal override string ExclusionCreateDescription(string block, string machine, string store) =>
        $"Esclude le porte {block} su {machine} (archivio: {store}).";

    internal override string ExclusionCreateQuestion(string block, string machine, string store) =>
        $"Escludere le porte {block} su {machine} (archivio: {store})? Da quel momento il sistema non ne assegna nessuna automaticamente; un programma che ne indica una può ancora usarla.";

    internal override string ExclusionRemoveDescription(string block, string machine, string store) =>
        $"Rimuove l'esclusione delle porte {block} da {machine} (archivio: {store}).";

    internal override string ExclusionRemoveQuestion(string block, string machine, string store) =>
        $"Rimuovere l'esclusione delle porte {block} da {machine} (archivio: {store})? Il sistema potrà assegnarle a qualsiasi programma.";

    internal override string SocketDescription(string block, string machine) =>
        $"Apre un socket su una porta della prenotazione {block} su {machine}.";

    internal override string SocketQuestion(string block, string machine) =>
        $"Aprire un socket su una porta della prenotazione {block} su {machine}?";

    internal override string NoPortLeft(int numberOfPorts, string block) =>
        $"Nessuna delle {numberOfPorts} porte di {block} è libera. Chiudere un socket che ne usa una, oppure prenotare un blocco più grande.";

    internal override string SocketRefused(string block, string reason) =>
        $"Non è stato possibile aprire un socket nel blocco {block}: {reason}";

    internal override string BlocksDone(int number) => $"{number} blocchi elaborati";

    internal override string NativeCall(string name, int code, string detail) => $"{name}: codice {code}. {detail}".TrimEnd();

    internal override string BlockWithToken(string block, ulong token) => $"{block}, token {token}";

    internal override string BridgeCheck() => "Da PowerShell a Node";

    internal override string BridgeAnswers(int processId, string milliseconds) =>
        $"Il processo Node.js {processId} risponde a una ricerca in {milliseconds} ms.";

    internal override string BridgeRemedy() => "Fare ciò che dice il dettaglio, poi eseguire di nuovo Test-PortReservationHost.";
}
