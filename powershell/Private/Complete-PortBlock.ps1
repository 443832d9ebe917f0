# The completions of -StartPort or -NumberOfPorts: one for each block that fits what is typed so far.
function Complete-PortBlock {
    param([string] $Command, [string] $Parameter, [string] $Word, [System.Collections.IDictionary] $Bound)

    # Whatever happens, nothing may appear in the middle of a line that is being typed.
    $VerbosePreference = 'SilentlyContinue'
    $typed = if ($Bound.Contains('StartPort') -and $Parameter -ne 'StartPort') { "$($Bound['StartPort'])" }
    try {
        foreach ($block in Get-KnownBlock $Command $Bound) {
            $number = "$($block.$Parameter)"
            if ($number.StartsWith($Word) -and $typed -in $null, "$($block.StartPort)") {
                $tip = if ($null -ne $block.Token) {
                    Get-LocalizedText BlockWithToken (Format-PortBlock $block), $block.Token
                } else {
                    Format-PortBlock $block
                }
                [System.Management.Automation.CompletionResult]::new($number, $number, 'ParameterValue', $tip)
            }
        }
    } catch {
        # A host without Node.js completes nothing.
    }
}
