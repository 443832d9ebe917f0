# A sentence of the table for $PSUICulture, with its values; a culture without a table reads English.
# The tables are read as data and as UTF-8: Windows PowerShell would take a script without a byte order mark as ANSI.
function Get-LocalizedText {
    param([string] $Name, [object[]] $Values = @())

    $culture = if ($PSUICulture -like 'it*') { 'it-IT' } else { 'en-US' }
    if ($script:TextCulture -ne $culture) {
        $folder = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($PSScriptRoot), $culture)
        $source = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($folder, 'Messages.psd1'))
        $syntax = [System.Management.Automation.Language.Parser]::ParseInput($source, [ref] $null, [ref] $null)
        $isTable = { $args[0] -is [System.Management.Automation.Language.HashtableAst] }
        $script:Text = $syntax.Find($isTable, $false).SafeGetValue()
        $script:TextCulture = $culture
    }
    [string]::Format([cultureinfo]::InvariantCulture, $script:Text[$Name], $Values)
}

$script:TextCulture = $null
