# A reason of a DSC resource; the code has the form that machine configuration in Azure asks for.
function New-ResourceReason {
    param([string] $Resource, [string] $Code, [string] $Phrase)

    @{ Code = "${Resource}:${Resource}:$Code"; Phrase = $Phrase }
}
